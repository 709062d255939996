package censo.source;

import java.util.regex.Pattern;

/** What a line of a configuration file says, whatever daemon reads it. */
public final class Line {
  /** Lines that only hold together what stands around them. */
  private static final Pattern STRUCTURE = Pattern.compile("[\\s{}();]*|\\s*endscript\\s*");

  private static final Pattern HEAD = Pattern.compile("\\s*\\[[^\\]]*\\]\\s*");

  private Line() {}

  /** Whether it is neither blank nor a comment nor a lone bracket. */
  public static boolean isSignificant(String line) {
    return !STRUCTURE.matcher(line).matches() && !isComment(line);
  }

  /** Whether it opens a section of the ini family. */
  public static boolean isHead(String line) {
    return HEAD.matcher(line).matches();
  }

  /** {@code #} opens one for every daemon here, {@code ;} for the ini family. */
  public static boolean isComment(String line) {
    String text = line.stripLeading();
    return text.startsWith("#") || text.startsWith(";");
  }
}
