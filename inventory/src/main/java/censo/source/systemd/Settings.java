package censo.source.systemd;

import censo.source.unit.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of a unit say together: the assignments that hold, by their keys. */
final class Settings {
  private record Key(String section, String name, Keys.Type type) {}

  private final Map<Key, List<Assignment>> holding = new LinkedHashMap<>();

  private Settings() {}

  /** Of all files in the order systemd reads them; what it does not take is passed over. */
  static Settings of(String unit, List<Assignment> assignments, Keys keys) {
    Settings settings = new Settings();
    for (Assignment assignment : assignments) {
      keys.type(assignment.section(), assignment.key())
          .filter(_ -> Keys.hasSection(unit, assignment.section()))
          .filter(type -> type == Keys.Type.ENVIRONMENT || Values.fault(type, assignment).isEmpty())
          .ifPresent(type -> settings.put(assignment, type));
    }
    return settings;
  }

  private void put(Assignment assignment, Keys.Type type) {
    Key key = new Key(assignment.section(), assignment.key(), type);
    if (!assignment.value().isEmpty()) {
      if (type.isOne() && assignment.key().equals("Unit")) {
        // A second unit to start is passed over.
        holding.putIfAbsent(key, List.of(assignment));
      } else if (type.isOne()) {
        holding.put(key, List.of(assignment));
      } else {
        holding.computeIfAbsent(key, _ -> new ArrayList<>()).add(assignment);
      }
    } else if (type.resetsItsLike()) {
      holding.keySet().removeIf(other -> other.type() == type);
    } else if (type != Keys.Type.UNITS && !assignment.key().equals("Unit")) {
      holding.remove(key);
    }
  }

  /** What holds of each key, by its name; of a name in two sections the later. */
  Map<String, List<Assignment>> all() {
    Map<String, List<Assignment>> all = new LinkedHashMap<>();
    holding.forEach((key, assignments) -> all.put(key.name(), assignments));
    return all;
  }

  List<Assignment> all(String key) {
    return all().getOrDefault(key, List.of());
  }

  /** Whether anything of a kind holds. */
  boolean has(Keys.Type type) {
    return holding.keySet().stream().anyMatch(key -> key.type() == type);
  }

  Optional<String> text(String key) {
    List<Assignment> found = all(key);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().value());
  }

  boolean isOn(String key) {
    return text(key).flatMap(Values::flag).orElse(false);
  }
}
