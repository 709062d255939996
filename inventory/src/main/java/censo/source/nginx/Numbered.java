package censo.source.nginx;

import java.util.HashMap;
import java.util.Map;

/** Tells things of one name apart: the second is {@code name #2}. */
final class Numbered {
  private final Map<String, Integer> counts = new HashMap<>();

  /** The name, with a number from the second time on. */
  String next(String name) {
    int count = counts.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + " #" + count;
  }
}
