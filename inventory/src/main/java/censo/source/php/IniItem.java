package censo.source.php;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The directives of one program that differ from its {@link Baseline}, as an item. */
final class IniItem {
  private final Baseline baseline;
  private final Set<String> shipped;
  private final Map<String, Value> settings = new HashMap<>();
  private final Map<String, Value> written = new HashMap<>();

  /** Takes what differs, and nothing of files that are as their package shipped them. */
  IniItem(Baseline baseline, Set<String> shipped) {
    this.baseline = baseline;
    this.shipped = shipped;
  }

  /** What the files set. */
  IniItem add(Config config) {
    config.entries().forEach(this::entry);
    config.arrays().forEach(this::array);
    config.places().forEach(this::place);
    return this;
  }

  /** What the package sets and these files do not: there the compiled default holds. */
  IniItem addMissing(Config config) {
    baseline
        .packaged()
        .forEach(
            (name, packaged) -> {
              String compiled = baseline.directives().compiled(name, baseline.cli()).orElse("");
              boolean missing =
                  !config.entries().containsKey(name) && !config.arrays().containsKey(name);
              if (missing && baseline.fixed(name).isEmpty() && !compiled.equals(packaged)) {
                settings.put(name, Value.of(compiled));
              }
            });
    return this;
  }

  boolean isEmpty() {
    return settings.isEmpty();
  }

  Item item(String name, Origin main, List<Origin> also) {
    return new Item(
        new ItemKey("php_ini", name), Sorted.copyOf(settings), Sorted.copyOf(written), main, also);
  }

  private void entry(String name, Config.Entry entry) {
    String canonical = canonical(name, entry);
    boolean takesPart = baseline.fixed(name).isEmpty() && !baseline.isUnread(name);
    boolean differs =
        !shipped.contains(entry.at().file()) && !baseline.isUnchanged(name, canonical);
    if (takesPart && differs) {
      settings.put(Utf8.decode(name), Value.of(canonical));
      String spelled = Utf8.decode(entry.value().written());
      if (!spelled.equals(canonical)) {
        written.put(Utf8.decode(name), Value.of(spelled));
      }
    }
  }

  private String canonical(String name, Config.Entry entry) {
    String text = Utf8.decode(entry.value().text());
    return entry.value().needsEnvironment() ? text : baseline.canonical(name, text);
  }

  private void array(String name, Config.Array array) {
    Map<String, String> values = new HashMap<>();
    List<String> list = new ArrayList<>();
    array
        .values()
        .forEach(
            (key, entry) -> {
              String text = Utf8.decode(entry.value().text());
              values.put(Utf8.decode(key), text);
              if (key.equals(String.valueOf(list.size()))) {
                list.add(text);
              }
            });
    boolean numbered = list.size() == values.size();
    settings.put(Utf8.decode(name), numbered ? Value.of(list) : Value.of(values));
  }

  private void place(String place, Map<String, Config.Entry> entries) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> spelled = new HashMap<>();
    entries.forEach(
        (name, entry) -> {
          values.put(Utf8.decode(name), canonical(name, entry));
          spelled.put(Utf8.decode(name), Utf8.decode(entry.value().written()));
        });
    settings.put(Utf8.decode(place), Value.of(values));
    if (!spelled.equals(values)) {
      written.put(Utf8.decode(place), Value.of(spelled));
    }
  }
}
