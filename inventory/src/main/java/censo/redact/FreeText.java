package censo.redact;

/** The rules that need no grammar: they hold in every text, remarks included. */
final class FreeText {
  private static final int SHORTEST = 4;

  private FreeText() {}

  static void find(Slice text, Hits hits) {
    Signs signs = shapes(text, hits);
    if (signs.longWord()) {
      Entropy.find(text, hits);
    }
  }

  /** Without the guess at long texts that look drawn by chance. */
  static Signs shapes(Slice text, Hits hits) {
    Signs signs = Signs.of(text.text());
    if (text.length() < SHORTEST) {
      return signs;
    }
    if (signs.blank()) {
      PrivateKeys.find(text, hits);
    }
    if (signs.url()) {
      Urls.find(text, hits);
    }
    if (signs.blank()) {
      Authorization.find(text, hits);
    }
    if (signs.longWord()) {
      KnownForms.find(text, hits);
    }
    if (signs.hash()) {
      KnownForms.findHashes(text, hits);
    }
    if (signs.separator()) {
      Pairs.find(text, hits);
    }
    if (signs.quote()) {
      Statements.find(text, hits);
    }
    return signs;
  }
}
