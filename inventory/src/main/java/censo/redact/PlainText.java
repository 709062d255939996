package censo.redact;

/** Files of no grammar of their own here: lines of {@code key = value} or {@code key: value}. */
final class PlainText {
  private PlainText() {}

  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    for (Slice line : Lines.of(text)) {
      Slice remark = Lines.remark(line, "#;");
      OptionLine option = remark == null ? OptionLine.of(entry(line), "=:") : null;
      if (option != null && isSecret(option.key())) {
        Secrets.keyed(option.key(), value(option.value()), Rule.KEY, hits);
      }
      if (remark == null) {
        FreeText.find(line, hits);
      } else {
        FreeText.remark(remark, hits);
      }
    }
  }

  /** In the file of an agent that watches, a bare key is its key. */
  private static boolean isSecret(String key) {
    return KeyRule.isSecret(key) || key.equals("key");
  }

  /** A line without the dash of a list. */
  private static Slice entry(Slice line) {
    Slice text = line.strip();
    return text.text().startsWith("- ") ? text.sub(2).strip() : text;
  }

  /** Without quotes and without what follows as a remark. */
  private static Slice value(Slice value) {
    String t = value.text();
    if (!t.isEmpty() && Slice.isQuote(t.charAt(0))) {
      int close = t.indexOf(t.charAt(0), 1);
      return close < 0 ? value.sub(1) : value.sub(1, close);
    }
    int remark = t.indexOf(" #");
    return remark < 0 ? value : value.sub(0, remark).strip();
  }
}
