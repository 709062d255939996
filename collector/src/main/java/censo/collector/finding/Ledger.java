package censo.collector.finding;

import censo.collector.profile.Fleet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where every significant line of a host's collected files went. Blank lines, comments and lone
 * brackets are not significant. It adds up: {@code lines} is the sum of {@code counts} and the
 * number of {@code open} ones.
 *
 * @param host id of the host
 * @param lines how many there are
 * @param counts how many went where; only what is not 0
 * @param open lines that are nowhere yet: of items that wait in the inbox, or of no item
 */
public record Ledger(String host, int lines, Map<Bucket, Integer> counts, List<Open> open) {
  public Ledger {
    Map<Bucket, Integer> sorted = new EnumMap<>(Bucket.class);
    sorted.putAll(counts);
    counts = Collections.unmodifiableMap(sorted);
    open = List.copyOf(open);
  }

  /** Where a line goes; of two that claim one line the first holds. */
  public enum Bucket {
    /** Into the Puppet tree. */
    RENDERED,
    /** Into the Puppet tree with a debt, or held back by a finding. */
    FINDING,
    /** To another place, as a person accepted. */
    ELSEWHERE,
    /** Left out by a rule with a reason, or as its package shipped it. */
    IGNORED,
    /** Not taken by the daemon, not understood, or in the way of its start. */
    PROBLEM;

    /** As JSON spells it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line that is nowhere. */
  public record Open(String file, int line, String text) {}

  /**
   * One for each host, in the order of the fleet.
   *
   * @param findings of this fleet
   */
  public static List<Ledger> of(Fleet fleet, List<Finding> findings) {
    Sight sight = Sight.of(fleet);
    Destinations destinations = new Destinations(fleet, findings);
    return fleet.snapshots().stream()
        .map(snapshot -> new Account(sight, snapshot, destinations).ledger())
        .toList();
  }
}
