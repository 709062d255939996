package censo.packaging.oracle;

import censo.inventory.Utf8;
import censo.source.zend.Directives;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What php-fpm said, turned into the same text; the first it says is how its defaults look. */
final class FpmTelling {
  private static final Pattern PLACE = Pattern.compile("(?s)ERROR: \\[(/[^\\]]*:[0-9]+)\\] (.*)");
  private static final Pattern SECTION = Pattern.compile("NOTICE: \\[(.*)\\]");
  private static final Pattern LINE = Pattern.compile("(?s)NOTICE: \t(.*?) = (.*)");
  private static final Pattern ENTRY = Pattern.compile("(?s)(.*?)\\[(.*)\\]");

  private static final Set<String> REQUIRED =
      Set.of("user", "group", "listen", "pm", "pm.max_children");

  private static final Map<String, String> FILLED_IN =
      Map.of(
          "ping.response", "pong",
          "listen.mode", "0660",
          "access.format", "%R - %u %t \"%m %r\" %s");

  /** Those of syslog.h that are not their number times 8 of a local one. */
  private static final Map<String, String> FACILITIES = Map.of("24", "daemon", "8", "user");

  private final Directives directives;
  private final Map<String, Map<String, String>> defaults = new TreeMap<>();

  FpmTelling(Directives directives) {
    this.directives = directives;
  }

  String text(Map<String, Object> answer) {
    List<String> lines = ((List<?>) answer.get("lines")).stream().map(l -> (String) l).toList();
    if (!Long.valueOf(0).equals(answer.get("code"))) {
      return refused(lines);
    }
    Map<String, Map<String, String>> sections = sections(lines);
    if (defaults.isEmpty()) {
      sections.forEach((name, settings) -> defaults.put(name, new TreeMap<>(settings)));
    }
    sections.forEach(
        (name, settings) -> {
          Map<String, String> all = Map.copyOf(settings);
          settings.entrySet().removeIf(e -> isDefault(name, all, e.getKey(), e.getValue()));
        });
    return taken(sections);
  }

  private static String refused(List<String> lines) {
    for (String line : lines) {
      Matcher m = PLACE.matcher(line);
      if (m.matches()) {
        return Refusal.theirs(List.of(m.group(1)), m.group(2));
      }
    }
    return Refusal.theirs(List.of(), lines.isEmpty() ? "nothing" : lines.getFirst());
  }

  private Map<String, Map<String, String>> sections(List<String> lines) {
    Map<String, Map<String, String>> sections = new TreeMap<>();
    Map<String, String> section = new TreeMap<>();
    for (String line : lines) {
      Matcher head = SECTION.matcher(line);
      Matcher entry = LINE.matcher(line);
      if (head.matches()) {
        section = new TreeMap<>();
        sections.put(Utf8.decode(head.group(1)), section);
      } else if (entry.matches()) {
        put(section, Utf8.decode(entry.group(1)), Utf8.decode(entry.group(2)));
      }
    }
    return sections;
  }

  /** The last it tells of an array's key was the first written, which counts. */
  private void put(Map<String, String> section, String name, String value) {
    Matcher m = ENTRY.matcher(name);
    if (!m.matches()) {
      canonical(name, value).ifPresent(v -> section.put(name, v));
    } else if (m.group(1).equals("access.suppress_path")) {
      section.merge(m.group(1), "[" + value + "]", (a, b) -> b.replace("]", ", ") + a.substring(1));
    } else {
      boolean ini = !m.group(1).equals("env");
      section.put(name, ini ? directives.canonical(m.group(2), value, false) : value);
    }
  }

  /**
   * Whether that is how the directive is where nobody sets it, or what php-fpm fills in where only
   * the directive beside it is set.
   */
  private boolean isDefault(
      String section, Map<String, String> settings, String name, String value) {
    String bare = section.equals("global") ? "global" : "bare";
    return (!REQUIRED.contains(name) && value.equals(defaults.get(bare).get(name)))
        || value.equals(FILLED_IN.get(name))
        || (name.equals("pm.start_servers") && isDeduced(settings));
  }

  private static boolean isDeduced(Map<String, String> settings) {
    int least = Integer.parseInt(settings.get("pm.min_spare_servers"));
    int most = Integer.parseInt(settings.get("pm.max_spare_servers"));
    int start = Integer.parseInt(settings.get("pm.start_servers"));
    return settings.get("pm").equals("dynamic") && start == least + (most - least) / 2;
  }

  /** As Censo writes it; nothing for what is not set. */
  private static Optional<String> canonical(String name, String value) {
    if (value.equals("undefined")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case "daemonize",
              "log_buffering",
              "process.dumpable",
              "catch_workers_output",
              "decorate_workers_output",
              "clear_env",
              "request_terminate_timeout_track_finished" ->
              String.valueOf(value.equals("yes"));
          case "listen.mode" -> "0".repeat(4 - value.length()) + value;
          case "rlimit_core" -> value.equals("-1") ? "unlimited" : value;
          case "syslog.facility" -> FACILITIES.getOrDefault(value, value);
          default -> name.matches(".*_(timeout|interval)") ? value.replaceFirst("s$", "") : value;
        });
  }

  /**
   * What is not empty: php-fpm tells an empty text, and takes it for none. The log level is changed
   * to hear it.
   */
  static String taken(Map<String, Map<String, String>> sections) {
    StringBuilder text = new StringBuilder("taken");
    sections.forEach(
        (name, settings) -> {
          text.append("\n[").append(name).append(']');
          settings.remove("log_level");
          settings.values().removeIf(String::isEmpty);
          settings.forEach((k, v) -> text.append('\n').append(k).append(" = ").append(v));
        });
    return text.toString();
  }
}
