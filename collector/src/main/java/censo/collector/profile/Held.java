package censo.collector.profile;

import censo.collector.application.Attributed;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.Comparator;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An item as one host has it.
 *
 * @param environment of the host; empty where it is not known
 * @param item as found, but for what another application keeps
 * @param flat its settings, a map's entries each on its own
 * @param note what was taken out of it; empty if nothing
 */
record Held(
    Snapshot.Host host,
    String environment,
    Item item,
    SequencedMap<String, Value> flat,
    Attributed attributed,
    boolean carried,
    String note) {
  /** As everybody lists hosts: by name. */
  static final Comparator<Held> BY_HOST =
      Comparator.comparing((Held h) -> h.host().name()).thenComparing(h -> h.host().id());

  String hostId() {
    return host.id();
  }

  Optional<Value> value(String setting) {
    return Optional.ofNullable(flat.get(setting));
  }
}
