package censo.source.systemd;

import censo.source.Installed;
import censo.source.Root;
import censo.source.unit.UnitName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sections and keys that the host's systemd knows, and what kind of value a key has. */
final class Keys {
  /** How the assignments of a key come together. */
  enum Type {
    /** The last one holds. */
    TEXT,
    FLAG,
    TIME,
    LIMIT,
    /** All hold, an empty one takes back those before it. */
    LIST,
    COMMAND,
    ENVIRONMENT,
    /** All hold, and nothing takes them back (systemd.unit(5)). */
    UNITS,
    /** All hold, and an empty one of any such key takes back all of them. */
    ASSERT,
    CONDITION,
    LISTEN,
    TIMER,
    TRIGGER;

    boolean isOne() {
      return this == TEXT || this == FLAG || this == TIME || this == LIMIT;
    }

    boolean resetsItsLike() {
      return compareTo(ASSERT) >= 0;
    }
  }

  private static final Pattern MAJOR = Pattern.compile("[0-9]+");
  private static final Map<String, String> SECTIONS =
      Map.of(
          "service", "Service",
          "timer", "Timer",
          "socket", "Socket",
          "mount", "Mount",
          "automount", "Automount",
          "path", "Path",
          "swap", "Swap",
          "slice", "Slice",
          "scope", "Scope");

  private final Map<String, Type> types = new HashMap<>();

  private Keys(int version) {
    for (String[] row : rows()) {
      if (Integer.parseInt(row[2]) <= version) {
        Type type = Type.valueOf(row[3].toUpperCase(Locale.ROOT));
        for (String section : row[1].split(",")) {
          types.put(section + "." + row[0], type);
        }
      }
    }
  }

  /** Those of the systemd that is installed, else of the newest known. */
  static Keys of(Root root) {
    return new Keys(
        Installed.version(root, "systemd")
            .map(MAJOR::matcher)
            .filter(Matcher::find)
            .map(major -> Math.max(247, Integer.parseInt(major.group())))
            .orElse(Integer.MAX_VALUE));
  }

  /** Empty for a key that systemd does not know there. */
  Optional<Type> type(String section, String key) {
    return Optional.ofNullable(types.get(section + "." + key));
  }

  /** Whether a unit may have a section. */
  static boolean hasSection(String unit, String section) {
    return section.equals("Unit")
        || section.equals("Install")
        || section.equals(SECTIONS.get(UnitName.type(unit)));
  }

  /** Whether systemd passes over a section or key without a word, for others to read. */
  static boolean isForOthers(String name) {
    return name.startsWith("X-");
  }

  private static List<String[]> rows() {
    try (InputStream in = Keys.class.getResourceAsStream("keys.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
