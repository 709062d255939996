package censo.source.systemd;

import censo.inventory.Origin;
import censo.source.Paths;
import censo.source.unit.Assignment;
import censo.source.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why systemd would not load a unit ({@code service_verify} and its like in {@code src/core}).
 *
 * @param at the line, or the whole file
 */
record Refusal(Origin at, String why, String mend) {
  private static final Set<String> RESTARTS =
      Set.of("no", "on-failure", "on-abnormal", "on-watchdog", "on-abort");

  /**
   * @param file the unit's own file, to which faults of the whole belong
   */
  static Optional<Refusal> of(String unit, String file, Settings settings) {
    return switch (UnitName.type(unit)) {
      case "service" -> service(file, settings);
      case "timer" ->
          lacking(
              settings.has(Keys.Type.TIMER)
                  || settings.isOn("OnClockChange")
                  || settings.isOn("OnTimezoneChange"),
              file,
              "the timer has no time at which it elapses",
              "write OnCalendar= or another of its times");
      case "path" ->
          lacking(
              settings.has(Keys.Type.TRIGGER),
              file,
              "the unit has no path to watch",
              "write PathExists= or another of its paths");
      case "socket" ->
          lacking(
              settings.has(Keys.Type.LISTEN),
              file,
              "the socket listens nowhere",
              "write ListenStream= or another of its addresses");
      case "mount" -> mount(unit, file, settings);
      default -> Optional.empty();
    };
  }

  /**
   * The line at which systemd stops reading a file; with it a unit, of a drop-in the rest, is lost.
   */
  static Optional<Refusal> stop(String unit, List<Assignment> lines, Keys keys) {
    return lines.stream()
        .filter(line -> Keys.hasSection(unit, line.section()))
        .flatMap(
            line ->
                keys
                    .type(line.section(), line.key())
                    .flatMap(type -> Values.stop(type, line))
                    .map(why -> new Refusal(line.at(), why, "write the full path"))
                    .stream())
        .findFirst();
  }

  private static Optional<Refusal> lacking(boolean has, String file, String why, String mend) {
    return has ? Optional.empty() : Optional.of(new Refusal(Origin.of(file), why, mend));
  }

  private static Optional<Refusal> service(String file, Settings settings) {
    List<Assignment> starts = settings.all("ExecStart");
    boolean succeeds = settings.text("SuccessAction").filter(a -> !a.equals("none")).isPresent();
    boolean stops = !settings.all("ExecStop").isEmpty();
    boolean dbus = settings.text("BusName").isPresent();
    String type =
        settings.text("Type").orElse(dbus ? "dbus" : starts.isEmpty() ? "oneshot" : "simple");
    boolean once = type.equals("oneshot");
    if (starts.isEmpty()) {
      boolean allowed = once && (succeeds || (stops && settings.isOn("RemainAfterExit")));
      return lacking(allowed, file, "the service has no ExecStart=", "write its command");
    }
    if (!once && starts.size() > 1) {
      return Optional.of(
          new Refusal(
              starts.getLast().at(),
              "is one ExecStart= more than a service may have that is not Type=oneshot",
              "put a line ExecStart= with nothing behind it before the one that is to hold"));
    }
    if (once && settings.text("Restart").filter(r -> !RESTARTS.contains(r)).isPresent()) {
      return Optional.of(
          new Refusal(
              settings.all("Restart").getLast().at(),
              "Restart= is one that a service of Type=oneshot may not have",
              "write Restart=on-failure, or take it out"));
    }
    return lacking(
        !type.equals("dbus") || dbus, file, "is Type=dbus without BusName=", "write BusName=");
  }

  private static Optional<Refusal> mount(String unit, String file, Settings settings) {
    if (settings.text("What").isEmpty()) {
      return lacking(false, file, "the mount has no What=", "write what to mount");
    }
    Optional<String> where = settings.text("Where");
    boolean named = where.isEmpty() || where.get().contains("%") || name(where.get()).equals(unit);
    return lacking(
        named, file, "its name is not that of Where=", "name the file as systemd-escape -p does");
  }

  /** The unit of a mount point: {@code unit_name_path_escape}. */
  private static String name(String path) {
    String inner = Paths.absolute(path, "/").substring(1);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      boolean plain =
          (c < 0x80 && Character.isLetterOrDigit(c)) || c == '_' || c == ':' || c == '.';
      if (c == '/') {
        name.append('-');
      } else if (plain && !(c == '.' && name.isEmpty())) {
        name.append(c);
      } else {
        name.append(String.format("\\x%02x", (int) c));
      }
    }
    return (name.isEmpty() ? "-" : name) + ".mount";
  }
}
