package censo.redact;

/** The rules that need no grammar: they hold in every text, remarks included. */
final class FreeText {
  private FreeText() {}

  static void find(Slice text, Hits hits) {
    shapes(text, hits);
    Entropy.find(text, hits);
  }

  /** Without the guess at long texts that look drawn by chance. */
  static void shapes(Slice text, Hits hits) {
    if (text.length() < 4) {
      return;
    }
    PrivateKeys.find(text, hits);
    Urls.find(text, hits);
    Authorization.find(text, hits);
    KnownForms.find(text, hits);
    Pairs.find(text, hits);
    Statements.find(text, hits);
  }
}
