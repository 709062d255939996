package censo.collector.store;

import java.util.List;

/**
 * What an erasure took a text out of.
 *
 * @param contents texts of snapshots: files, items, problems
 * @param hosts names of those whose history held them
 * @param names of items, files and hosts
 * @param decisions of people, and places of what was caught
 */
public record Erased(int contents, List<String> hosts, int names, int decisions) {
  public Erased {
    hosts = List.copyOf(hosts);
  }

  /** Whether it was nowhere. */
  public boolean isNothing() {
    return contents + names + decisions == 0;
  }
}
