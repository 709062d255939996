package censo.source.systemd;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.unit.Assignment;
import censo.source.unit.Unit;
import censo.source.unit.UnitName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The item of a unit: of its keys those that people wrote, with what holds of them. */
final class UnitItem {
  /** Keys that other sources have too, by the names those have there. */
  private static final Map<String, String> NAMES =
      Map.of(
          "ExecStart", "command",
          "User", "user",
          "Group", "group",
          "WorkingDirectory", "directory",
          "Environment", "environment");

  private final String name;
  private final Keys keys;
  private final Map<String, Value> settings = new HashMap<>();
  private final Map<String, Value> written = new HashMap<>();

  UnitItem(String name, Keys keys) {
    this.name = name;
    this.keys = keys;
  }

  /**
   * Takes the keys for which {@code own} has an assignment.
   *
   * @param own assignments of files that people wrote
   */
  UnitItem add(Settings effective, List<Assignment> own) {
    Set<String> touched = new HashSet<>();
    own.forEach(assignment -> touched.add(assignment.key()));
    boolean timed = own.stream().anyMatch(a -> isTimer(a, keys));
    List<String> schedule = new ArrayList<>();
    effective
        .all()
        .forEach(
            (key, assignments) -> {
              if (isTimer(assignments.getFirst(), keys)) {
                assignments.forEach(a -> schedule.add(time(a)));
              } else if (touched.contains(key)) {
                put(NAMES.getOrDefault(key, key), assignments);
              }
            });
    if (timed && !schedule.isEmpty()) {
      settings.put("schedule", value(schedule));
    }
    if (UnitName.type(name).equals("timer") && UnitName.isValid(name)) {
      String unit = effective.text("Unit").orElse(name.replaceFirst("timer$", "service"));
      settings.put("unit", Value.of(Utf8.decode(unit)));
      settings.remove("Unit");
    }
    return this;
  }

  UnitItem set(String setting, String text) {
    settings.put(setting, Value.of(text));
    return this;
  }

  UnitItem dropIns(List<String> paths) {
    if (!paths.isEmpty()) {
      settings.put("drop_ins", Value.of(paths));
    }
    return this;
  }

  /**
   * @param places where people wrote it, the first the origin
   */
  Item item(List<Origin> places) {
    String kind = UnitName.type(name).equals("timer") ? "systemd_timer" : "systemd_unit";
    return Item.of(kind, name, settings, places.getFirst())
        .withWritten(written)
        .withAlso(places.subList(1, places.size()));
  }

  private static boolean isTimer(Assignment assignment, Keys keys) {
    return keys.type(assignment.section(), assignment.key())
        .filter(Keys.Type.TIMER::equals)
        .isPresent();
  }

  /** A calendar event as it stands; another time with its key, as {@code OnBootSec=5min}. */
  private static String time(Assignment assignment) {
    String value = Utf8.decode(assignment.value());
    return assignment.key().equals("OnCalendar") ? value : assignment.key() + "=" + value;
  }

  private void put(String setting, List<Assignment> assignments) {
    Assignment first = assignments.getFirst();
    Keys.Type type = keys.type(first.section(), first.key()).orElseThrow();
    if (type == Keys.Type.ENVIRONMENT) {
      Map<String, String> variables = Unit.environment(assignments);
      if (!variables.isEmpty()) {
        settings.put(setting, Value.of(variables));
      }
      return;
    }
    List<String> raw = assignments.stream().map(a -> Utf8.decode(a.value())).toList();
    Value canonical = value(raw.stream().map(text -> Values.canonical(type, text)).toList());
    settings.put(setting, canonical);
    if (!canonical.equals(value(raw))) {
      written.put(setting, value(raw));
    }
  }

  private static Value value(List<String> texts) {
    return texts.size() == 1 ? Value.of(texts.getFirst()) : Value.of(texts);
  }

  /** Where a file says something: its first head or line to its last line. */
  static Optional<Origin> place(List<Origin> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    int first = lines.stream().mapToInt(Origin::line).min().orElse(0);
    int last = lines.stream().mapToInt(Origin::endLine).max().orElse(0);
    return Optional.of(new Origin(lines.getFirst().file(), first, last));
  }
}
