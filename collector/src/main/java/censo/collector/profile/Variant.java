package censo.collector.profile;

import censo.inventory.Value;
import java.util.List;
import java.util.Optional;

/**
 * One of the values that hosts have for a setting.
 *
 * @param value empty where those hosts leave it at the daemon's default
 * @param hosts ids, sorted
 */
public record Variant(Optional<Value> value, List<String> hosts) {
  public Variant {
    hosts = List.copyOf(hosts);
  }
}
