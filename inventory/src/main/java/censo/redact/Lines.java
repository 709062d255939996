package censo.redact;

import java.util.ArrayList;
import java.util.List;

/** Lines of a text, without their ends. */
final class Lines {
  private Lines() {}

  static List<Slice> of(Slice text) {
    List<Slice> lines = new ArrayList<>();
    String t = text.text();
    int begin = 0;
    while (begin < t.length()) {
      int end = t.indexOf('\n', begin);
      end = end < 0 ? t.length() : end;
      lines.add(text.sub(begin, end > begin && t.charAt(end - 1) == '\r' ? end - 1 : end));
      begin = end + 1;
    }
    return lines;
  }

  /** The same, with lines joined that end in a backslash. */
  static List<Slice> continued(Slice text) {
    List<Slice> lines = new ArrayList<>();
    String t = text.text();
    int begin = 0;
    while (begin < t.length()) {
      int end = t.indexOf('\n', begin);
      while (end > 0 && isEscaped(t, begin, end)) {
        end = t.indexOf('\n', end + 1);
      }
      end = end < 0 ? t.length() : end;
      lines.add(joined(text.sub(begin, end)));
      begin = end + 1;
    }
    return lines;
  }

  private static boolean isEscaped(String text, int begin, int end) {
    int slashes = 0;
    while (end - slashes > begin && text.charAt(end - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private static Slice joined(Slice lines) {
    if (lines.text().indexOf('\n') < 0) {
      return lines;
    }
    Slice.Builder joined = new Slice.Builder(lines);
    for (int i = 0; i < lines.length(); i++) {
      boolean end = lines.charAt(i) == '\\' && lines.text().startsWith("\n", i + 1);
      if (end) {
        joined.put(' ', i, i + 1);
        i++;
      } else {
        joined.keep(i);
      }
    }
    return joined.build();
  }

  /** What a remark says, without the signs before it; null where the line is none. */
  static Slice remark(Slice line, String signs) {
    int at = 0;
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    if (at == line.length() || signs.indexOf(line.charAt(at)) < 0) {
      return null;
    }
    while (at < line.length() && (signs.indexOf(line.charAt(at)) >= 0 || line.charAt(at) <= ' ')) {
      at++;
    }
    return line.sub(at);
  }
}
