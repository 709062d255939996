package censo.redact;

/** The text of a value in an ini file of PHP, as Zend's scanner joins it out of its parts. */
final class PhpIniValue {
  private final Slice source;
  private final Slice.Builder value;
  private int at;

  private PhpIniValue(Slice source) {
    this.source = source;
    this.value = new Slice.Builder(source);
  }

  /** Quotes and escapes gone; constants and expressions as they are written. */
  static Slice decoded(Slice source) {
    Slice stripped = source.strip();
    String t = stripped.text();
    return t.indexOf('"') < 0 && t.indexOf('\'') < 0 ? stripped : new PhpIniValue(stripped).read();
  }

  private Slice read() {
    while (at < source.length()) {
      char c = source.charAt(at);
      int blanks = at;
      while (blanks < source.length() && Ascii.isBlank(source.charAt(blanks))) {
        blanks++;
      }
      if (blanks > at && source.text().startsWith("\"", blanks)) {
        // Blanks beside double quotes are none of the value.
        at = blanks;
      } else if (!Slice.isQuote(c)) {
        value.keep(at++);
      } else if (!quoted(c)) {
        break;
      }
    }
    return value.build();
  }

  /** False where the quote is open: a single one then takes all that follows out of the value. */
  private boolean quoted(char quote) {
    int close = closing(source, at);
    if (close < 0) {
      value.stretch(source.length());
      return false;
    }
    for (int i = at + 1; i < close; i++) {
      boolean escape =
          quote == '"' && source.charAt(i) == '\\' && "\"\\$".indexOf(source.charAt(i + 1)) >= 0;
      if (escape && i + 1 < close) {
        value.put(source.charAt(i + 1), i, i + 2);
        i++;
      } else {
        value.keep(i);
      }
    }
    at = close + 1;
    while (quote == '"' && at < source.length() && Ascii.isBlank(source.charAt(at))) {
      at++;
    }
    return true;
  }

  /** Where the quote at {@code open} is closed; negative where it is not. */
  static int closing(Slice text, int open) {
    char quote = text.charAt(open);
    if (quote == '\'') {
      return text.text().indexOf(quote, open + 1);
    }
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
      // "C:\folder\" at the end of a line: that quote closes.
      boolean last = i + 2 >= text.length() || "\r\n".indexOf(text.charAt(i + 2)) >= 0;
      boolean hidden = text.charAt(i) == '\\' && !(last && text.text().startsWith("\"", i + 1));
      i += hidden ? 1 : 0;
    }
    return -1;
  }
}
