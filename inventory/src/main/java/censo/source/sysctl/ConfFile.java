package censo.source.sysctl;

import censo.inventory.Origin;
import censo.source.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file says.
 *
 * @param notes lines that set nothing, or not what they seem to
 */
record ConfFile(List<Assignment> assignments, List<Note> notes) {
  private static final Pattern REMARK = Pattern.compile("[ \t][#;]");

  /**
   * About one line.
   *
   * @param taken whether systemd takes it all the same
   */
  record Note(Origin at, boolean taken, String message, String mend) {}

  /** A carriage return ends a line too (read_line() of systemd's basic/fileio.c). */
  static ConfFile parse(String path, Opened.Read read) {
    List<Assignment> assignments = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    String[] lines = read.bytes().latin1().split("\n");
    for (int i = 0; i < lines.length; i++) {
      Origin at = Origin.of(path, i + 1);
      for (String piece : lines[i].split("\r")) {
        String line = Assignment.trim(piece);
        if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
          Optional<Assignment> assignment = Assignment.parse(line, at);
          assignment.filter(a -> a.key().isName()).ifPresent(assignments::add);
          note(assignment, at).ifPresent(notes::add);
        }
      }
    }
    return new ConfFile(List.copyOf(assignments), List.copyOf(notes));
  }

  private static Optional<Note> note(Optional<Assignment> assignment, Origin at) {
    if (assignment.isEmpty()) {
      return Optional.of(
          new Note(
              at, false, "is no assignment; the line is ignored", "write it as parameter = value"));
    }
    if (!assignment.get().key().isName()) {
      return Optional.of(
          new Note(
              at,
              false,
              "what stands before = can't be the name of a parameter; nothing is set",
              "correct the name or remove the line"));
    }
    String value = assignment.get().value().orElse("x");
    if (value.isEmpty()) {
      return Optional.of(
          new Note(at, true, "an empty value is written to the kernel", "write the value"));
    }
    if (REMARK.matcher(value).find()) {
      return Optional.of(
          new Note(
              at,
              true,
              "a remark behind the value is part of the value: only a whole line can be one",
              "put the remark on a line of its own"));
    }
    return Optional.empty();
  }
}
