package censo.source.logrotate;

import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Directives in force at some point of the text: {@code struct logInfo}. What equals logrotate's
 * default is not there. A mode, a user and a group stand each by itself, since a later directive
 * may set one and leave the others.
 */
final class Settings {
  /** Directives that take a mode, a user and a group: they are in force with the flag alone. */
  private static final List<String> OWNED = List.of("create", "createolddir", "su");

  private static final List<String> PARTS = List.of(".mode", ".user", ".group");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "size", "1048576",
          "minsize", "0",
          "maxsize", "0",
          "rotate", "0",
          "start", "1",
          "minage", "0",
          "maxage", "0",
          "shredcycles", "0",
          "compresscmd", "/bin/gzip",
          "uncompresscmd", "/bin/gunzip");

  private static final String COMPRESS_EXT = ".gz";

  /**
   * @param text canonical
   * @param written as the file spells it
   */
  private record Setting(String text, String written, Origin at) {}

  private final Map<String, Setting> all = new TreeMap<>();

  Settings copy() {
    Settings copy = new Settings();
    copy.all.putAll(all);
    return copy;
  }

  /** What a block begins with; {@code copyLogInfo} forgets {@code addextension}. */
  Settings inherited() {
    Settings block = copy();
    block.remove("addextension");
    return block;
  }

  /** Goes back to what was in force before. */
  void become(Settings before) {
    all.clear();
    all.putAll(before.all);
  }

  void set(String name, String text, String written, Origin at) {
    all.put(name, new Setting(text, written, at));
  }

  void remove(String name) {
    all.remove(name);
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(all.get(name)).map(Setting::text);
  }

  Optional<Origin> at(String name) {
    return Optional.ofNullable(all.get(name)).map(Setting::at);
  }

  /** As a snapshot has them. */
  Map<String, Value> canonical() {
    return values(false);
  }

  /** How the host spells what differs from that. */
  Map<String, Value> written() {
    return values(true);
  }

  /** Where those stand that are in force. */
  Stream<Origin> origins() {
    return all.keySet().stream().filter(name -> !isUnused(name)).map(name -> all.get(name).at());
  }

  private Map<String, Value> values(boolean spelled) {
    Map<String, Value> values = new HashMap<>();
    for (Map.Entry<String, Setting> entry : all.entrySet()) {
      String name = entry.getKey();
      String text = OWNED.contains(name) ? owned(name) : entry.getValue().text();
      String written = entry.getValue().written();
      boolean tells = !spelled || (!written.isEmpty() && !written.equals(text));
      if (tells && !name.contains(".") && !isUnused(name)) {
        values.put(name, Value.of(Utf8.decode(spelled ? written : text)));
      }
    }
    return values;
  }

  private boolean isUnused(String name) {
    int dot = name.indexOf('.');
    String text = all.get(name).text();
    return (dot > 0 && !has(name.substring(0, dot)))
        || text.equals(DEFAULTS.get(name))
        || (name.equals("compressext") && text.equals(COMPRESS_EXT))
        || text.isBlank();
  }

  private String owned(String name) {
    List<String> parts = new ArrayList<>();
    PARTS.forEach(part -> text(name + part).ifPresent(parts::add));
    return parts.isEmpty() ? "true" : String.join(" ", parts);
  }
}
