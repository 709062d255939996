package censo.inventory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a snapshot says, in one word: SHA-256 over its canonical JSON without what changes by itself
 * ({@code taken_at}, {@code agent}, {@code digest}, {@code host.addresses}, {@code
 * sources.*.reason}). Computed over the document and not over the words, so that a field of a newer
 * agent counts too.
 */
public final class Digest {
  private Digest() {}

  public static String of(Snapshot snapshot) {
    return of(SnapshotJson.document(snapshot));
  }

  /** Of a parsed document; {@code sha256:} and 64 hex digits. */
  public static String of(Map<String, Object> document) {
    Map<String, Object> said = new LinkedHashMap<>(document);
    said.keySet().removeAll(java.util.Set.of("taken_at", "agent", "digest"));
    said.computeIfPresent("host", (k, host) -> without(host, "addresses"));
    said.computeIfPresent("sources", (k, sources) -> eachWithout(sources, "reason"));
    return "sha256:" + Json.sha256(said);
  }

  private static Object eachWithout(Object map, String key) {
    if (!(map instanceof Map<?, ?> entries)) {
      return map;
    }
    Map<Object, Object> copy = new LinkedHashMap<>();
    entries.forEach((name, value) -> copy.put(name, without(value, key)));
    return copy;
  }

  private static Object without(Object map, String key) {
    if (!(map instanceof Map<?, ?> entries)) {
      return map;
    }
    Map<Object, Object> copy = new LinkedHashMap<>(entries);
    copy.remove(key);
    return copy;
  }
}
