package censo.collector.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markdown of GitHub. Text of a host stands in code spans only: no markup, no HTML, no link and no
 * mention of a person begins in one.
 */
final class Markdown {
  private static final Pattern SECRET = Pattern.compile("CENSO_SECRET_\\w*");
  private static final int LONGEST = 160;

  private Markdown() {}

  /** Text of a host on one line, cut where it is long; it may stand in a table. */
  static String code(String text) {
    String line = visible(text);
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    if (shown.isEmpty()) {
      return "(vazio)";
    }
    String ticks = "`".repeat(longestRun(shown) + 1);
    String pad = shown.startsWith("`") || shown.endsWith("`") || shown.isBlank() ? " " : "";
    return ticks + pad + shown.replace("|", "\\|") + pad + ticks;
  }

  /** A value, unless it holds a secret: then nothing of it. */
  static String value(String text) {
    return SECRET.matcher(text).find() ? "(valor com segredo)" : code(text);
  }

  /** Words of our own, or of a person, outside of code: nothing in them is markup. */
  static String words(String text) {
    StringBuilder out = new StringBuilder();
    String line = visible(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '@' -> out.append("@\u200b");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '!' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Control characters, and those that turn the direction of the text, as their numbers; nothing of
   * a secret, not even its token.
   */
  private static String visible(String raw) {
    String text = SECRET.matcher(raw).replaceAll("(segredo)");
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (c == '\n') {
        out.append('⏎');
      } else if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** A table; nothing where it has no rows. */
  static String table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String rule = head.stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |\n"));
    return row(head) + rule + rows.stream().map(Markdown::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  static String list(List<String> lines) {
    return lines.stream().map(l -> "- " + l + "\n").collect(Collectors.joining());
  }
}
