package censo.inventory;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Maps in the one order that everything is written in: by the UTF-8 bytes of their keys. They can't
 * be changed, are made by the thousand, and hold a handful of entries each: an array, searched by
 * halves.
 */
public final class Sorted<V> extends AbstractMap<String, V> implements SequencedMap<String, V> {
  private static final Sorted<?> EMPTY = new Sorted<>(List.of());

  private final List<Map.Entry<String, V>> entries;

  private Sorted(List<Map.Entry<String, V>> entries) {
    this.entries = entries;
  }

  /** An unmodifiable copy in that order. */
  public static <V> SequencedMap<String, V> copyOf(Map<String, V> map) {
    if (map instanceof Sorted<V> sorted) {
      return sorted;
    }
    if (map.isEmpty()) {
      @SuppressWarnings("unchecked") // it holds none
      Sorted<V> empty = (Sorted<V>) EMPTY;
      return empty;
    }
    List<Map.Entry<String, V>> entries = new ArrayList<>(map.size());
    map.forEach((key, value) -> entries.add(Map.entry(key, value)));
    entries.sort(Map.Entry.comparingByKey(Utf8.ORDER));
    return new Sorted<>(List.copyOf(entries));
  }

  private int find(Object key) {
    int low = 0;
    int high = entries.size() - 1;
    while (key instanceof String name && low <= high) {
      int middle = (low + high) >>> 1;
      int order = Utf8.ORDER.compare(entries.get(middle).getKey(), name);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) >= 0;
  }

  @Override
  public V get(Object key) {
    int at = find(key);
    return at < 0 ? null : entries.get(at).getValue();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    entries.forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return entries.size();
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return entries.iterator();
      }
    };
  }

  @Override
  public SequencedMap<String, V> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this)).reversed();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sorted<?> sorted ? entries.equals(sorted.entries) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
