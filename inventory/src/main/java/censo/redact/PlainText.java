package censo.redact;

/** Files of no grammar of their own here: lines of {@code key = value} or {@code key: value}. */
final class PlainText {
  private PlainText() {}

  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    for (Slice line : Lines.of(text)) {
      Slice remark = Lines.remark(line, "#;");
      if (remark == null) {
        if (ShareLogin.isOn(line.text())) {
          ShareLogin.find(line, hits);
        }
        option(entry(line), hits);
        FreeText.line(line, hits);
      } else {
        FreeText.remark(remark, hits);
      }
    }
  }

  private static void option(Slice line, Hits hits) {
    OptionLine option = OptionLine.of(line, "=:");
    // In the properties of an agent that watches, a bare key is its key; in YAML it is a word.
    boolean bare = option != null && option.key().equals("key") && line.text().contains("key=");
    if (option != null && (bare || KeyRule.isSecret(option.key()))) {
      Secrets.keyed(option.key(), value(option.value()), Rule.KEY, hits);
    }
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
