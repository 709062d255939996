package censo.collector.profile;

import censo.inventory.Item;
import censo.inventory.Json;
import censo.inventory.Sorted;
import censo.inventory.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Settings with the entries of maps on their own, as {@code environment.APP_ENV}: hosts that differ
 * in one variable differ in that, not in all of the environment.
 */
final class Flat {
  private Flat() {}

  static SequencedMap<String, Value> of(Item item) {
    Map<String, Value> flat = new LinkedHashMap<>();
    item.settings()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.TextMap(SequencedMap<String, String> texts)) {
                texts.forEach((key, text) -> flat.put(name + "." + key, Value.of(text)));
              } else {
                flat.put(name, value);
              }
            });
    return Sorted.copyOf(flat);
  }

  /** The settings again, each with its merged value. */
  static Map<String, Value> unflattened(List<Held> held, Map<String, Merged> merged) {
    Map<String, Value> settings = new LinkedHashMap<>();
    Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    for (Held h : held) {
      h.item()
          .settings()
          .forEach(
              (name, value) -> {
                if (value instanceof Value.TextMap(SequencedMap<String, String> texts)) {
                  Map<String, String> map = maps.computeIfAbsent(name, _ -> new TreeMap<>());
                  for (String key : texts.keySet()) {
                    merged.get(name + "." + key).value().ifPresent(v -> map.put(key, v.inline()));
                  }
                } else {
                  merged.get(name).value().ifPresent(v -> settings.put(name, v));
                }
              });
    }
    maps.forEach((name, map) -> settings.put(name, Value.of(Sorted.copyOf(map))));
    settings.values().removeIf(Value::isEmpty);
    return settings;
  }

  /** The spelling of each value, of the first host that has the value and spells it otherwise. */
  static Map<String, Value> written(List<Held> held, Item merged) {
    Map<String, Value> written = new LinkedHashMap<>();
    Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    for (Held h : held) {
      h.item()
          .written()
          .forEach(
              (name, spelling) -> {
                if (spelling instanceof Value.TextMap(SequencedMap<String, String> texts)) {
                  texts.forEach(
                      (key, text) -> {
                        String value = h.item().map(name).get(key);
                        if (value != null && value.equals(merged.map(name).get(key))) {
                          maps.computeIfAbsent(name, _ -> new TreeMap<>()).putIfAbsent(key, text);
                        }
                      });
                } else if (h.item().setting(name).equals(merged.setting(name))) {
                  written.putIfAbsent(name, spelling);
                }
              });
    }
    maps.forEach((name, map) -> written.put(name, Value.of(Sorted.copyOf(map))));
    return written;
  }

  /** A value from a decision's JSON; nothing stands for the daemon's default. */
  static Optional<Value> decided(String json) {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Json.parse(json.getBytes(StandardCharsets.UTF_8)))
          .map(Flat::value);
    } catch (Json.Malformed e) {
      return Optional.of(Value.of(json));
    }
  }

  private static Value value(Object json) {
    return switch (json) {
      case List<?> list -> Value.of(list.stream().map(String::valueOf).toList());
      case Map<?, ?> map -> {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        yield Value.of(Sorted.copyOf(texts));
      }
      default -> Value.of(String.valueOf(json));
    };
  }
}
