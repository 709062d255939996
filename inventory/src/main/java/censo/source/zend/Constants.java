package censo.source.zend;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * PHP's constants, taken from real ones of Debian 11, 12 and 13. Those that name the exact release
 * ({@code PHP_VERSION}) are not among them: a host's files do not tell it.
 */
public final class Constants {
  private final int column;
  private final boolean modules;
  private Map<String, String> values;

  private Constants(int column, boolean modules) {
    this.column = column;
    this.modules = modules;
  }

  /** Those that exist when php.ini is read: the engine's own. */
  public static Constants ofEngine(PhpVersion version) {
    return new Constants(version.column(), false);
  }

  /** Those that exist when php-fpm.conf is read, behind php.ini: those of the modules too. */
  public static Constants ofModules(PhpVersion version) {
    return new Constants(version.column(), true);
  }

  /** Loads the table at the first word that looks like a constant: most files have none. */
  Optional<String> get(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of("1");
      case "false", "null" -> Optional.of("");
      default -> cased(name);
    };
  }

  private Optional<String> cased(String name) {
    if (name.isEmpty() || name.charAt(0) < 'A' || name.charAt(0) > 'Z') {
      return Optional.empty();
    }
    if (values == null) {
      values = load();
    }
    return Optional.ofNullable(values.get(name));
  }

  private Map<String, String> load() {
    Map<String, String> loaded = new HashMap<>();
    for (String[] row : Table.rows("constants.tsv")) {
      String value = row[row.length > 3 ? 2 + column : 2];
      if ((modules || row[1].equals("core")) && !value.equals("-")) {
        loaded.put(row[0], value.equals("\\n") ? "\n" : value.replace("\\\\", "\\"));
      }
    }
    return loaded;
  }
}
