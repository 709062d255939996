package censo.redact;

/** What one look at a text shows of the rules that may find something in it. */
record Signs(
    boolean separator, boolean url, boolean quote, boolean hash, boolean blank, boolean longWord) {
  /** Shortest run of letters, digits and signs between them that a form or a guess looks at. */
  private static final int LONG = 12;

  static Signs of(String text) {
    boolean separator = false;
    boolean url = false;
    boolean quote = false;
    boolean hash = false;
    boolean blank = false;
    int word = 0;
    int longest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isAlphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == '+') {
        word++;
        continue;
      }
      longest = Math.max(longest, word);
      word = 0;
      switch (c) {
        case ':' -> {
          separator = true;
          url |= i + 1 < text.length() && text.charAt(i + 1) == '/';
        }
        case '=', ',', '>' -> separator = true;
        case '\'' -> quote = true;
        case '$', '{' -> hash = true;
        case ' ' -> blank = true;
        default -> {}
      }
    }
    longest = Math.max(longest, word);
    return new Signs(separator, url, quote, hash, blank, longest >= LONG);
  }
}
