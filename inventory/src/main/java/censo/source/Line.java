package censo.source;

/** What a line of a configuration file says, whatever daemon reads it. */
public final class Line {
  private static final String END_OF_SCRIPT = "endscript";

  private Line() {}

  /** Whether it is neither blank nor a comment nor a lone bracket. */
  public static boolean isSignificant(String line) {
    return !isStructure(line) && !isComment(line);
  }

  /** Whether it only holds together what stands around it. */
  private static boolean isStructure(String line) {
    int word = skip(line, 0, "{}();");
    return word == line.length()
        || (word == skip(line, 0, "")
            && line.startsWith(END_OF_SCRIPT, word)
            && isBlank(line, word + END_OF_SCRIPT.length()));
  }

  /** Whether it opens a section of the ini family. */
  public static boolean isHead(String line) {
    int open = skip(line, 0, "");
    int close = line.startsWith("[", open) ? line.indexOf(']', open) : -1;
    return close > 0 && isBlank(line, close + 1);
  }

  private static boolean isBlank(String line, int from) {
    return skip(line, from, "") == line.length();
  }

  /** The first place that is neither white space nor one of {@code others}. */
  private static int skip(String line, int from, String others) {
    int at = from;
    while (at < line.length()
        && (isSpace(line.charAt(at)) || others.indexOf(line.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** White space to isspace(3) in the locale C. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** {@code #} opens one for every daemon here, {@code ;} for the ini family. */
  public static boolean isComment(String line) {
    String text = line.stripLeading();
    return text.startsWith("#") || text.startsWith(";");
  }
}
