package censo.source.cron;

import censo.inventory.Sorted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that a crontab or anacrontab has set so far, and which of its lines no job has
 * seen.
 */
final class Environment {
  /** Variables of all jobs of a file: a hostile one would have millions. */
  private static final int MAX_SEEN = 100_000;

  /** What is told where {@link #isTooMuch}. */
  static final String TOO_MUCH =
      "the jobs of this file see too many variables; from here on none are told";

  /**
   * What a job sees.
   *
   * @param lines that set it
   */
  record Seen(SequencedMap<String, String> values, List<Integer> lines) {
    private static final Seen NOTHING = new Seen(Sorted.copyOf(Map.of()), List.of());
  }

  private record Assigned(String value, int line) {}

  private final Map<String, Assigned> assigned = new HashMap<>();
  private final Set<Integer> unused = new TreeSet<>();
  private Optional<Seen> now = Optional.of(Seen.NOTHING);
  private int total;

  void set(String name, String value, int line) {
    assigned.put(name, new Assigned(value, line));
    unused.add(line);
    now = Optional.empty();
  }

  /** What a job on the next line sees; nothing once there was too much of it. */
  Seen seen() {
    total += assigned.size();
    if (isTooMuch()) {
      return Seen.NOTHING;
    }
    Seen seen = now.orElseGet(this::look);
    now = Optional.of(seen);
    return seen;
  }

  private Seen look() {
    Map<String, String> values = new HashMap<>();
    List<Integer> lines = new ArrayList<>();
    assigned.forEach(
        (name, variable) -> {
          values.put(name, variable.value());
          lines.add(variable.line());
          unused.remove(variable.line());
        });
    lines.sort(null);
    return new Seen(Sorted.copyOf(values), List.copyOf(lines));
  }

  boolean isTooMuch() {
    return total > MAX_SEEN;
  }

  /** Lines whose variables no job sees. */
  List<Integer> unused() {
    return List.copyOf(unused);
  }
}
