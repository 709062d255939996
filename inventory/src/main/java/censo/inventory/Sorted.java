package censo.inventory;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Maps in the one order that everything is written in: by the UTF-8 bytes of their keys. */
public final class Sorted {
  private Sorted() {}

  /** An unmodifiable copy in that order. */
  public static <V> SequencedMap<String, V> copyOf(Map<String, V> map) {
    TreeMap<String, V> sorted = new TreeMap<>(Utf8.ORDER);
    sorted.putAll(map);
    return Collections.unmodifiableSequencedMap(sorted);
  }
}
