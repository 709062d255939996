package censo.collector.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked for last, up to a number: for facts that never change and are only slow to look
 * up.
 */
final class Recent<K, V> {
  /** Works out what is not there. */
  interface Lookup<K, V, E extends Exception> {
    V of(K key) throws E;
  }

  private final Map<K, V> entries;

  Recent(int most) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  <E extends Exception> V get(K key, Lookup<K, V, E> lookup) throws E {
    V known;
    synchronized (entries) {
      known = entries.get(key);
    }
    if (known != null) {
      return known;
    }
    V found = lookup.of(key);
    synchronized (entries) {
      entries.put(key, found);
    }
    return found;
  }
}
