package censo.redact;

/** Words where they stand by themselves, no letter or digit beside them. */
final class Whole {
  private Whole() {}

  static String replace(String text, String word, String by) {
    int at = text.indexOf(word);
    if (at < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    int done = 0;
    for (; at >= 0; at = text.indexOf(word, at + word.length())) {
      if (stands(text, at, at + word.length())) {
        clean.append(text, done, at).append(by);
        done = at + word.length();
      }
    }
    return clean.append(text, done, text.length()).toString();
  }

  static boolean stands(String text, int begin, int end) {
    boolean before =
        begin > 0
            && Ascii.isAlphanumeric(text.charAt(begin - 1))
            && Ascii.isAlphanumeric(text.charAt(begin));
    boolean after =
        end < text.length()
            && Ascii.isAlphanumeric(text.charAt(end))
            && Ascii.isAlphanumeric(text.charAt(end - 1));
    return !before && !after;
  }
}
