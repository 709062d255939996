package censo.source.nginx;

/**
 * A word, or what ends a directive or a block.
 *
 * @param before blanks and comments in front of it, as they stand
 * @param raw as it stands, quotes and backslashes too
 * @param line where it begins, from 1
 */
record Token(Kind kind, String before, String raw, int line) {
  enum Kind {
    WORD,
    SEMICOLON,
    OPEN,
    CLOSE,
    /** End of the file, or of a directive whose semicolon is missing. */
    END
  }

  /**
   * The value: quotes off, and of the escapes {@code \" \' \\ \t \r \n} what they mean. Every other
   * backslash stays, in all three kinds of words alike.
   */
  String text() {
    boolean quoted = raw.startsWith("\"") || raw.startsWith("'");
    int end = quoted && isClosed() ? raw.length() - 1 : raw.length();
    String inside = raw.substring(quoted ? 1 : 0, end);
    return inside.indexOf('\\') < 0 ? inside : unescape(inside);
  }

  boolean isQuoted() {
    return raw.startsWith("\"") || raw.startsWith("'");
  }

  /** A quoted word that the end of the file cuts has no closing quote. */
  private boolean isClosed() {
    if (raw.length() < 2 || raw.charAt(raw.length() - 1) != raw.charAt(0)) {
      return false;
    }
    int backslashes = 0;
    for (int i = raw.length() - 2; i > 0 && raw.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }

  private static String unescape(String text) {
    StringBuilder value = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      char meant = c == '\\' && i < text.length() ? meaning(text.charAt(i)) : 0;
      value.append(meant == 0 ? c : meant);
      i += meant == 0 ? 0 : 1;
    }
    return value.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case '"', '\'', '\\' -> escaped;
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default -> 0;
    };
  }

  /** Its kind and place alone. */
  Token meant() {
    return new Token(kind, "", "", line);
  }

  /** Line on which it ends. */
  int endLine() {
    int end = line;
    for (int at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
      end++;
    }
    return end;
  }
}
