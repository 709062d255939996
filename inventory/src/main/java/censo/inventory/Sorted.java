package censo.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Maps in the one order that everything is written in: by the UTF-8 bytes of their keys. */
public final class Sorted {
  private Sorted() {}

  /** An unmodifiable copy in that order. */
  public static <V> SequencedMap<String, V> copyOf(Map<String, V> map) {
    if (map.isEmpty()) {
      return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(0));
    }
    // What is in order already, as most of what is copied, costs one comparison a key.
    List<Map.Entry<String, V>> entries = new ArrayList<>(map.entrySet());
    entries.sort(Map.Entry.comparingByKey(Utf8.ORDER));
    SequencedMap<String, V> sorted = LinkedHashMap.newLinkedHashMap(entries.size());
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableSequencedMap(sorted);
  }
}
