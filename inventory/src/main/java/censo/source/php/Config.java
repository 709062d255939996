package censo.source.php;

import censo.inventory.Origin;
import censo.source.zend.Constants;
import censo.source.zend.Names;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configuration of one program as its files fill it: of an entry that stands twice the last
 * counts; {@code name[]} collects; a {@code [PATH=…]} or {@code [HOST=…]} holds what is behind it
 * to the end of its file.
 */
final class Config {
  /** An entry of one text. */
  record Entry(ZendValue value, Origin at) {}

  /** A module to load, in the order they are loaded. */
  record Load(boolean zend, String library, Origin at) {}

  /** Entries of one name with brackets; without a key the next number is theirs. */
  static final class Array {
    private final Map<String, Entry> values = new LinkedHashMap<>();
    private int next;

    void put(String key, Entry entry) {
      if (key.isEmpty()) {
        values.put(String.valueOf(next++), entry);
      } else {
        values.put(key, entry);
        next = key.matches("[0-9]{1,8}") ? Math.max(next, Integer.parseInt(key) + 1) : next;
      }
    }

    Map<String, Entry> values() {
      return values;
    }
  }

  private static final Pattern SPECIAL = Pattern.compile("(?is)(PATH|HOST)(.*)");

  private final PhpVersion version;
  private final Names names;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Array> arrays = new LinkedHashMap<>();
  private final Map<String, Map<String, Entry>> places = new LinkedHashMap<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Origin> said = new ArrayList<>();
  private Optional<String> place = Optional.empty();
  private boolean special;

  Config(PhpVersion version, Constants constants) {
    this.version = version;
    Names known = Names.of(constants);
    this.names =
        new Names() {
          @Override
          public Optional<String> constant(String name) {
            return known.constant(name);
          }

          @Override
          public Optional<String> variable(String name) {
            return Optional.ofNullable(entries.get(name)).map(e -> e.value().text());
          }
        };
  }

  Names names() {
    return names;
  }

  /** A file begins: whatever place the one before it was in is left. */
  void beginFile() {
    place = Optional.empty();
    special = false;
  }

  /** A section: decoration, unless it is a place. */
  void section(String name) {
    var m = SPECIAL.matcher(name);
    special = m.matches();
    if (special && !m.group(2).isEmpty()) {
      String rest = m.group(2).replaceFirst("[/\\\\]+$", "").replaceFirst("^[= \t]+", "");
      String kind = m.group(1).toUpperCase(Locale.ROOT);
      String where = kind.equals("HOST") ? rest.toLowerCase(Locale.ROOT) : rest;
      place = Optional.of("[" + kind + "=" + where + "]");
    }
  }

  void add(String key, String source, Origin at) {
    Entry entry = new Entry(ZendValue.of(source, version, names), at);
    int bracket = key.indexOf('[');
    if (!special && isLoad(key)) {
      loads.add(new Load(key.equalsIgnoreCase("zend_extension"), entry.value().text(), at));
      return;
    }
    said.add(at);
    if (place.isPresent()) {
      places.computeIfAbsent(place.get(), _ -> new LinkedHashMap<>()).put(key, entry);
    } else if (bracket >= 0) {
      String name = key.substring(0, bracket);
      String offset = key.substring(bracket + 1, key.length() - 1);
      arrays.computeIfAbsent(name, _ -> new Array()).put(offset, entry);
      entries.remove(name);
    } else {
      entries.put(key, entry);
      arrays.remove(key);
    }
  }

  private static boolean isLoad(String key) {
    return key.equalsIgnoreCase("extension") || key.equalsIgnoreCase("zend_extension");
  }

  Map<String, Entry> entries() {
    return entries;
  }

  Map<String, Array> arrays() {
    return arrays;
  }

  /** Entries by the place they hold in, {@code [PATH=/srv/bob]}. */
  Map<String, Map<String, Entry>> places() {
    return places;
  }

  /** Where an entry stands, in the order of reading; beaten ones too. */
  List<Origin> said() {
    return said;
  }

  List<Load> loads() {
    return loads;
  }
}
