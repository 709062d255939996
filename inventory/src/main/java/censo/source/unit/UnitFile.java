package censo.source.unit;

import censo.inventory.Bytes;
import censo.inventory.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one unit file or drop-in, as {@code config_parse} of systemd takes them ({@code
 * src/shared/conf-parser.c}).
 *
 * @param assignments in order, those of sections systemd does not know too
 * @param sections where each header stands, in order
 * @param faults lines that systemd passes over
 * @param stop the line at which systemd gives the file up, and why; what stands before it holds in
 *     a drop-in, and a unit with one is not loaded
 */
public record UnitFile(
    List<Assignment> assignments, List<Header> sections, List<Fault> faults, Optional<Fault> stop) {
  private static final String BLANKS = " \t\r";

  /** A line {@code [Name]}. */
  public record Header(String name, Origin at) {}

  /** A line that says nothing to systemd, and why. */
  public record Fault(Origin at, String why) {}

  public UnitFile {
    assignments = List.copyOf(assignments);
    sections = List.copyOf(sections);
    faults = List.copyOf(faults);
  }

  static UnitFile parse(String path, Bytes bytes) {
    Reader reader = new Reader(path);
    String text = bytes.latin1();
    String mark = "\u00ef\u00bb\u00bf";
    reader.read(text.startsWith(mark) ? text.substring(mark.length()) : text);
    return new UnitFile(reader.assignments, reader.sections, reader.faults, reader.stop);
  }

  /** Blanks at both ends cut, as {@code strstrip} does. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static final class Reader {
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Header> sections = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Fault> stop = Optional.empty();
    private final String path;
    private String section = "";

    Reader(String path) {
      this.path = path;
    }

    /** A comment inside of a line that goes on is passed over, the line goes on behind it. */
    void read(String text) {
      String[] lines = text.split("\n", -1);
      StringBuilder joined = new StringBuilder();
      int from = 0;
      int last = 0;
      for (int i = 0; i < lines.length && stop.isEmpty(); i++) {
        String stripped = strip(lines[i]);
        if (!stripped.startsWith("#") && !stripped.startsWith(";")) {
          from = joined.isEmpty() ? i + 1 : from;
          last = stripped.isEmpty() ? last : i + 1;
          joined.append(lines[i]);
          if (goesOn(joined)) {
            joined.setCharAt(joined.length() - 1, ' ');
          } else {
            line(strip(joined.toString()), new Origin(path, from, Math.max(from, last)));
            joined.setLength(0);
          }
        }
      }
      if (stop.isEmpty()) {
        line(strip(joined.toString()), new Origin(path, from, Math.max(from, last)));
      }
    }

    /** Whether it ends with a backslash that no other escapes. */
    private static boolean goesOn(CharSequence line) {
      int backslashes = 0;
      while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
        backslashes++;
      }
      return backslashes % 2 == 1;
    }

    private void line(String line, Origin at) {
      if (line.isEmpty()) {
        return;
      }
      int equals = line.indexOf('=');
      if (!Bytes.ofLatin1(line).isUtf8()) {
        stop = Optional.of(new Fault(at, "holds bytes that are not UTF-8"));
      } else if (line.startsWith("[")) {
        header(line, at);
      } else if (sections.isEmpty()) {
        faults.add(new Fault(at, "stands before the first section"));
      } else if (equals < 1) {
        faults.add(new Fault(at, equals < 0 ? "has no =" : "has no key before its ="));
      } else {
        String key = strip(line.substring(0, equals));
        assignments.add(new Assignment(section, key, strip(line.substring(equals + 1)), at));
      }
    }

    private void header(String line, Origin at) {
      if (line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
        sections.add(new Header(section, at));
      } else {
        stop = Optional.of(new Fault(at, "is the head of a section without its ]"));
      }
    }
  }
}
