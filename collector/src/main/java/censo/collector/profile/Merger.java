package censo.collector.profile;

import censo.collector.application.Decisions;
import censo.collector.application.Disposition;
import censo.collector.application.Kinds;
import censo.collector.store.Decision;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Sorted;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * One item over all hosts of a profile, setting by setting. What most hosts have is rendered until
 * somebody decides; it decides nothing.
 */
final class Merger {
  private static final Optional<Value> ABSENT = Optional.of(Presence.ABSENT);

  private final String application;
  private final String profile;
  private final Decisions decisions;
  private final ExactFiles exact;

  Merger(String application, String profile, Decisions decisions, ExactFiles exact) {
    this.application = application;
    this.profile = profile;
    this.decisions = decisions;
    this.exact = exact;
  }

  /**
   * Merges what hosts have.
   *
   * @param held of one key, by host; never empty
   * @param presence whether hosts have it at all, where that matters; else empty
   */
  ProfileItem merge(List<Held> held, SequencedMap<String, Vote> presence) {
    ItemKey key = held.getFirst().item().key();
    Held chosen = chosen(held);
    SequencedMap<String, Merged> settings = new LinkedHashMap<>();
    TreeSet<String> names = new TreeSet<>();
    held.forEach(h -> names.addAll(h.flat().keySet()));
    for (String name : names) {
      settings.put(name, merge(key, name, Vote.perEnvironment(held, h -> h.value(name)), chosen));
    }
    Item item = item(chosen, held, settings);
    Disposition disposition = disposition(held);
    if (!presence.isEmpty()) {
      Merged ensure = merge(key, ProfileItem.ENSURE, presence, chosen);
      if (!(ensure instanceof Merged.Same)) {
        settings.put(ProfileItem.ENSURE, ensure);
      }
      disposition = ensure.value().equals(ABSENT) ? Disposition.DROP : disposition;
    }
    return new ProfileItem(
        item,
        Sorted.copyOf(settings),
        held.stream().map(h -> new Place(h.hostId(), h.item().origin())).toList(),
        held.stream().allMatch(Held::carried),
        disposition,
        reason(held));
  }

  private static boolean isExact(ItemKey key) {
    return Kinds.EXACT.contains(key.kind());
  }

  /** Exact files come whole from one host, and so does their item. Else the first by name. */
  Held chosen(List<Held> held) {
    if (!isExact(held.getFirst().item().key())) {
      return held.getFirst();
    }
    List<Held> preferred = held.stream().sorted(exact.preference()).toList();
    return preferred.stream().filter(this::isAsDecided).findFirst().orElse(preferred.getFirst());
  }

  private boolean isAsDecided(Held h) {
    return settled(h).stream().allMatch(d -> Flat.decided(d.value()).equals(h.value(d.setting())));
  }

  /** Whether people decided something about how the item is. */
  boolean isDecided(Held h) {
    return !settled(h).isEmpty();
  }

  private List<Decision> settled(Held h) {
    return decisions.settled(application, profile, h.item().key()).stream()
        .filter(d -> !d.setting().equals(ProfileItem.ENSURE))
        .toList();
  }

  private static Item item(Held chosen, List<Held> held, SequencedMap<String, Merged> settings) {
    Item first = chosen.item();
    if (isExact(first.key())) {
      return first;
    }
    Item merged = first.withSettings(Flat.unflattened(held, settings));
    return merged.withWritten(Flat.written(held, merged));
  }

  private Merged merge(ItemKey key, String setting, SequencedMap<String, Vote> votes, Held chosen) {
    SequencedMap<String, Merged> environments = new LinkedHashMap<>();
    votes.forEach(
        (environment, vote) -> environments.put(environment, decided(key, setting, vote, chosen)));
    Merged first = environments.firstEntry().getValue();
    boolean same =
        environments.values().stream()
            .allMatch(m -> m instanceof Merged.Same && m.value().equals(first.value()));
    return environments.size() == 1 || same
        ? first
        : new Merged.PerEnvironment(first.value(), environments);
  }

  private Merged decided(ItemKey key, String setting, Vote vote, Held chosen) {
    boolean whole = isExact(key) && !setting.equals(ProfileItem.ENSURE);
    Merged open = whole ? vote.taken(chosen) : vote.merged();
    Optional<Decision> decision = decisions.settled(application, profile, key, setting);
    if (!(open instanceof Merged.Conflict(var now, var variants, var why)) || decision.isEmpty()) {
      return setting.equals(ProfileItem.ENSURE) ? Presence.kept(open) : open;
    }
    Optional<Value> value = Flat.decided(decision.get().value());
    return whole && !value.equals(now)
        ? new Merged.Conflict(now, variants, why + "; no host has all that was decided")
        : new Merged.Decided(value, variants, decision.get().author(), decision.get().reason());
  }

  /** Elsewhere only if that is said for every host. */
  private static Disposition disposition(List<Held> held) {
    List<Disposition> all =
        held.stream().map(h -> h.attributed().disposition()).distinct().toList();
    return all.size() == 1 ? all.getFirst() : Disposition.PUPPET;
  }

  private static String reason(List<Held> held) {
    Held first = held.getFirst();
    LinkedHashMap<String, Boolean> parts = new LinkedHashMap<>();
    parts.put(first.attributed().attribution().reason(), true);
    parts.put(first.attributed().profileReason(), true);
    held.forEach(h -> parts.put(h.note(), true));
    parts.remove("");
    return String.join("; ", parts.keySet());
  }
}
