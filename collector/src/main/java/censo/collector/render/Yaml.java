package censo.collector.render;

import java.util.Locale;
import java.util.Set;

/**
 * Texts as YAML scalars that Ruby's Psych (YAML 1.1) and YAML 1.2 read back unchanged, and in which
 * Hiera interpolates nothing. Always quoted: no text is ever taken for a number, a date or a
 * boolean.
 */
final class Yaml {
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private Yaml() {}

  /** On one line. */
  static String scalar(String text) {
    String safe = hiera(text);
    return text.chars().allMatch(c -> isPlain((char) c))
        ? "'" + safe.replace("'", "''") + "'"
        : doubleQuoted(safe);
  }

  /** A key: bare where it is an ordinary word. */
  static String key(String text) {
    boolean bare =
        text.matches("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*")
            && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return bare ? text : scalar(text);
  }

  /** What follows the sign of a comment: one line, whatever the text holds. */
  static String comment(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(isPlain((char) c) ? (char) c : ' '));
    return out.toString();
  }

  /**
   * A value: one of several lines as a literal block, where YAML can hold it unchanged.
   *
   * @param indent of the lines, more than that of the key
   */
  static String value(String text, int indent) {
    if (!fitsBlock(text)) {
      return scalar(text);
    }
    String pad = " ".repeat(indent);
    StringBuilder block = new StringBuilder("|-");
    for (String line : hiera(text).split("\n", -1)) {
      block.append('\n').append(line.isEmpty() ? "" : pad).append(line);
    }
    return block.toString();
  }

  /** A percent sign and a brace begin an interpolation; this spells them (Hiera 5, literal). */
  private static String hiera(String text) {
    return text.replace("%{", "%{literal('%')}{");
  }

  private static boolean fitsBlock(String text) {
    return text.indexOf('\n') > 0
        && !text.endsWith("\n")
        && " \t".indexOf(text.charAt(0)) < 0
        && text.chars().allMatch(c -> c == '\n' || isPlain((char) c))
        && text.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"));
  }

  /** Printable in every version of YAML, and no line end in any. */
  private static boolean isPlain(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe);
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                isPlain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04X", (int) c));
      }
    }
    return out.append('"').toString();
  }

  /** Whether YAML has a way to write it at all: UTF-16 that is well formed, and no NUL. */
  static boolean canHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || c == 0) {
        return false;
      }
    }
    return true;
  }
}
