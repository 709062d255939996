package censo.source.unit;

import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit with its drop-ins. Specifiers as {@code %i} stay as written.
 *
 * @param name as it was asked for, or what an alias leads to
 * @param fragment its own file, that of its template for an instance; empty where only drop-ins
 *     stand, or the unit is masked
 * @param dropIns files that add to it, in the order they are read
 * @param isMasked whether a link to {@code /dev/null}, or an empty file, takes its place
 * @param assignments of all its files in the order systemd takes them
 */
public record Unit(
    String name,
    Optional<String> fragment,
    List<String> dropIns,
    boolean isMasked,
    List<Assignment> assignments) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public Unit {
    dropIns = List.copyOf(dropIns);
    assignments = List.copyOf(assignments);
  }

  /** The assignments of a key that hold: those after the last empty one, which resets it. */
  public List<Assignment> all(String section, String key) {
    List<Assignment> found = new ArrayList<>();
    for (Assignment assignment : assignments) {
      if (assignment.is(section, key)) {
        if (assignment.value().isEmpty()) {
          found.clear();
        } else {
          found.add(assignment);
        }
      }
    }
    return found;
  }

  /** The last assignment of a key; empty where there is none or it was reset. */
  public Optional<Assignment> last(String section, String key) {
    List<Assignment> found = all(section, key);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /** Variables of {@code Environment=}, the last of a name; those of EnvironmentFile are not. */
  public Map<String, String> environment() {
    return environment(all("Service", "Environment"));
  }

  /** What such lines set together; of a line with an open quote what stands before it. */
  public static Map<String, String> environment(List<Assignment> lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Assignment line : lines) {
      for (String word : Words.readable(line.value())) {
        int equals = word.indexOf('=');
        if (equals > 0 && VARIABLE.matcher(word.substring(0, equals)).matches()) {
          variables.put(word.substring(0, equals), Utf8.decode(word.substring(equals + 1)));
        }
      }
    }
    return variables;
  }

  /** The last command of {@code ExecStart=} that can be taken apart. */
  public Optional<Command> command() {
    return last("Service", "ExecStart").flatMap(Command::of);
  }
}
