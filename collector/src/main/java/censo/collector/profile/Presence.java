package censo.collector.profile;

import censo.collector.application.Kinds;
import censo.inventory.ItemKey;
import censo.inventory.Reading;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Whether hosts have an item at all. It matters in an {@code asg} profile, among the hosts that
 * serve its application's web items: they are to be alike. A host that has it without needing it is
 * like the others; one whose source was not read whole says nothing by not having it.
 *
 * @param serving one item of each such host
 * @param keys of all items, by host id
 * @param snapshots by host id
 */
record Presence(
    Collection<Held> serving, Map<String, Set<ItemKey>> keys, Map<String, Snapshot> snapshots) {
  static final Value PRESENT = Value.of("present");
  static final Value ABSENT = Value.of("absent");

  /** Hosts of an {@code asg} profile that serve; none elsewhere. */
  static Presence of(
      String profile,
      List<Held> all,
      Map<String, Set<ItemKey>> keys,
      Map<String, Snapshot> snapshots) {
    SequencedMap<String, Held> serving = new LinkedHashMap<>();
    if (profile.equals("asg")) {
      all.stream()
          .filter(h -> !h.carried() && Kinds.WEB.contains(h.item().kind()))
          .forEach(h -> serving.putIfAbsent(h.hostId(), h));
    }
    return new Presence(serving.values(), keys, snapshots);
  }

  SequencedMap<String, Vote> of(List<Held> held) {
    ItemKey key = held.getFirst().item().key();
    String source = Kinds.source(key.kind());
    List<Held> asked =
        serving.stream()
            .filter(h -> has(h.hostId(), key) || isComplete(h.hostId(), source))
            .toList();
    return Vote.perEnvironment(asked, h -> Optional.of(has(h.hostId(), key) ? PRESENT : ABSENT));
  }

  private boolean has(String host, ItemKey key) {
    return keys.get(host).contains(key);
  }

  private boolean isComplete(String host, String source) {
    Snapshot.SourceState state = snapshots.get(host).sources().get(source);
    return state == null
        || state.status() == Reading.Status.COMPLETE
        || state.status() == Reading.Status.ABSENT;
  }

  /** Until somebody decides, what any host has is rendered: nothing goes by silence. */
  static Merged kept(Merged open) {
    return open instanceof Merged.Conflict(_, List<Variant> variants, _)
        ? new Merged.Conflict(
            Optional.of(PRESENT), variants, "rendered, since it is in use on some hosts")
        : open;
  }
}
