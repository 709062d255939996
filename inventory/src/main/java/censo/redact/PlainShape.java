package censo.redact;

/**
 * Whether a value shows by its shape that it is no secret: a number, a path, a host, a URL, words.
 * A password of plain words passes too; that is what the key rule is for.
 */
final class PlainShape {
  private static final String JOINERS = "-_.,/:\\=@*+";
  private static final String URL_JOINERS = JOINERS + "?&%#~;";

  /** From here on letters on both sides of a number are drawn by chance: {@code qhvksxd5fa}. */
  private static final int LONGEST_MIXED = 9;

  private PlainShape() {}

  static boolean is(String value) {
    if (Placeholder.is(value)) {
      return true;
    }
    String joiners = value.contains("://") ? URL_JOINERS : JOINERS;
    int begin = 0;
    for (int i = 0; i <= value.length(); i++) {
      int expansion = i < value.length() && Placeholder.begins(value, i) ? afterName(value, i) : 0;
      if (expansion > 0) {
        if (!isWord(value, begin, i)) {
          return false;
        }
        begin = expansion;
        i = expansion - 1;
      } else if (i == value.length() || joiners.indexOf(value.charAt(i)) >= 0) {
        if (!isWord(value, begin, i)) {
          return false;
        }
        begin = i + 1;
      }
    }
    return true;
  }

  /** End of {@code %(name)s} or {@code ${NAME}}; 0 where it is neither. */
  private static int afterName(String text, int at) {
    if (text.startsWith("%(", at)) {
      int close = text.indexOf(')', at);
      int end = close + 1;
      while (close > 0 && end < text.length() && Ascii.isDigit(text.charAt(end))) {
        end++;
      }
      return close > 0 && end < text.length() ? end + 1 : 0;
    }
    return text.startsWith("${", at) ? text.indexOf('}', at) + 1 : 0;
  }

  /**
   * A number with a unit, or letters with a few digits before or behind them: {@code php}, {@code
   * utf8mb}, {@code 10MB}, {@code 1a}, {@code abnt2}.
   */
  private static boolean isWord(String text, int begin, int end) {
    int i = begin;
    int digits = run(text, i, end, true);
    i += digits;
    int letters = run(text, i, end, false);
    i += letters;
    if (digits > 3 && letters > 3) {
      return false;
    }
    int after = letters == 0 ? 0 : run(text, i, end, true);
    i += after;
    int unit = after == 0 ? 0 : run(text, i, end, false);
    i += unit;
    boolean mixed = unit > 0 && end - begin > LONGEST_MIXED;
    return i == end && after <= 3 && unit <= 3 && !mixed;
  }

  private static int run(String text, int begin, int end, boolean digits) {
    int i = begin;
    while (i < end && (digits ? Ascii.isDigit(text.charAt(i)) : isLetter(text.charAt(i)))) {
      i++;
    }
    return i - begin;
  }

  private static boolean isLetter(char c) {
    return Ascii.isLetter(c) || c > 0x7f;
  }
}
