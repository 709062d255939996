package censo.redact;

import java.util.Locale;

/** Passwords in statements of SQL: {@code IDENTIFIED BY 'this'}, {@code WITH PASSWORD 'this'}. */
final class Statements {
  private static final int LONGEST = 120;

  private Statements() {}

  static void find(Slice text, Hits hits) {
    for (int i = text.text().indexOf('\''); i >= 0; i = text.text().indexOf('\'', i + 1)) {
      if (isAfter(text.text(), i)) {
        int end = text.text().indexOf('\'', i + 1);
        end = end < 0 ? text.length() : end;
        hits.add(text.sub(i + 1, end), Rule.STATEMENT);
        i = Math.min(end, text.length() - 1);
      }
    }
  }

  private static boolean isAfter(String text, int quote) {
    int end = quote;
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '(')) {
      end--;
    }
    boolean apart =
        end < quote && (endsWith(text, end, "identified by") || endsWith(text, end, "password"));
    return apart || endsWith(text, end, "identified by password") || isSetPassword(text, end);
  }

  /** {@code SET PASSWORD FOR 'bob' = }. */
  private static boolean isSetPassword(String text, int end) {
    boolean equals = end > 0 && text.charAt(end - 1) == '=';
    String before = equals ? text.substring(Math.max(0, end - LONGEST), end) : "";
    return before.toLowerCase(Locale.ROOT).contains("set password");
  }

  private static boolean endsWith(String text, int end, String word) {
    int begin = end - word.length();
    return begin >= 0
        && text.regionMatches(true, begin, word, 0, word.length())
        && (begin == 0 || !Character.isLetterOrDigit(text.charAt(begin - 1)));
  }
}
