package censo.collector.diff;

import censo.collector.diff.Diff.Equivalence;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Secret;
import censo.inventory.Sorted;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares items by their settings; generic over kinds. */
public final class Differ {
  private final Map<String, String> rekeyed;
  private final List<Change> changes = new ArrayList<>();
  private final List<Diff.Moved> moved = new ArrayList<>();
  private final List<Diff.Hidden> hidden = new ArrayList<>();

  private Differ(Map<String, String> rekeyed) {
    this.rekeyed = rekeyed;
  }

  public static Diff diff(List<Item> before, List<Item> after) {
    return diff(before, after, List.of());
  }

  /**
   * What differs.
   *
   * @param secrets of the later side: those that name their former token are the same secrets
   */
  public static Diff diff(List<Item> before, List<Item> after, List<Secret> secrets) {
    Map<String, String> rekeyed = new TreeMap<>();
    secrets.forEach(s -> s.was().ifPresent(was -> rekeyed.put(was, s.token())));
    Differ differ = new Differ(rekeyed);
    Map<ItemKey, Item> old = new TreeMap<>();
    before.forEach(item -> old.put(item.key(), item));
    Map<ItemKey, Item> now = new TreeMap<>();
    after.forEach(item -> now.put(item.key(), item));
    TreeSet<ItemKey> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    keys.forEach(key -> differ.compare(old.get(key), now.get(key)));
    return new Diff(differ.changes, differ.moved, differ.hidden);
  }

  private void compare(Item before, Item after) {
    if (before == null) {
      changes.add(new Change.Added(after));
    } else if (after == null) {
      changes.add(new Change.Removed(before));
    } else {
      List<SettingChange> settings = settings(before, after);
      if (!settings.isEmpty()) {
        changes.add(new Change.Changed(before, after, settings));
      } else if (!before.origin().equals(after.origin()) || !before.also().equals(after.also())) {
        moved.add(new Diff.Moved(before, after));
      }
    }
  }

  private List<SettingChange> settings(Item before, Item after) {
    Map<String, Value> old = flat(before.settings());
    Map<String, Value> now = flat(after.settings());
    TreeSet<String> names = new TreeSet<>(Utf8.ORDER);
    names.addAll(old.keySet());
    names.addAll(now.keySet());
    List<SettingChange> differing = new ArrayList<>();
    for (String name : names) {
      Value was = old.get(name);
      Value is = now.get(name);
      if (Objects.equals(was, is)) {
        continue;
      }
      if (was != null && is != null && rekeyed(was).equals(is)) {
        hidden.add(new Diff.Hidden(after.key(), name, Equivalence.SECRET_REKEYED));
      } else {
        differing.add(new SettingChange(name, Optional.ofNullable(was), Optional.ofNullable(is)));
      }
    }
    spellings(before, after);
    return differing;
  }

  private void spellings(Item before, Item after) {
    TreeSet<String> names = new TreeSet<>(Utf8.ORDER);
    names.addAll(before.written().keySet());
    names.addAll(after.written().keySet());
    for (String name : names) {
      boolean equal = before.setting(name).equals(after.setting(name));
      if (equal && !Objects.equals(before.written().get(name), after.written().get(name))) {
        hidden.add(new Diff.Hidden(after.key(), name, Equivalence.SPELLING));
      }
    }
  }

  /** Each key of a map as a setting of its own. */
  private static Map<String, Value> flat(Map<String, Value> settings) {
    Map<String, Value> flat = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          if (value instanceof Value.TextMap(var texts)) {
            texts.forEach((key, text) -> flat.put(name + "." + key, Value.of(text)));
          } else {
            flat.put(name, value);
          }
        });
    return flat;
  }

  private Value rekeyed(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Value.of(rekeyed(text));
      case Value.TextList(List<String> texts) ->
          Value.of(texts.stream().map(this::rekeyed).toList());
      case Value.TextMap(var texts) -> {
        Map<String, String> now = new TreeMap<>();
        texts.forEach((key, text) -> now.put(key, rekeyed(text)));
        yield Value.of(Sorted.copyOf(now));
      }
    };
  }

  private String rekeyed(String text) {
    String now = text;
    for (var token : rekeyed.entrySet()) {
      now = now.replace(token.getKey(), token.getValue());
    }
    return now;
  }
}
