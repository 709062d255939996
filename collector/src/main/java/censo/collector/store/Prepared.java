package censo.collector.store;

import censo.inventory.ItemKey;
import censo.inventory.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** A snapshot that only has to be written: what is long about it was done. */
public final class Prepared {
  private final Plan plan;

  Prepared(Plan plan) {
    this.plan = plan;
  }

  Plan plan() {
    return plan;
  }

  /**
   * The items, files and problems that say something the host did not say before.
   *
   * @param known what need not be told, by name of a thing and digest of what it holds
   */
  public Snapshot news(BiPredicate<String, String> known) {
    Set<ItemKey> items = new HashSet<>();
    Set<String> files = new HashSet<>();
    boolean problems = false;
    Map<Thing, Content> begun =
        plan.steps().map(steps -> (Map<Thing, Content>) steps.turn().begun()).orElse(Map.of());
    for (var entry : begun.entrySet()) {
      Thing thing = entry.getKey();
      if (known.test(thing.toString(), entry.getValue().digest())) {
        continue;
      }
      switch (thing.part()) {
        case ITEM, PLACE -> items.add(new ItemKey(thing.kind(), thing.name()));
        case FILE, BYTES -> files.add(thing.name());
        case PROBLEM -> problems = true;
        case HOST, SOURCE, SECRET -> {} // hold no text of the host's files
      }
    }
    Snapshot all = plan.arrival().snapshot();
    return new Snapshot(
        all.agentVersion(),
        all.takenAt(),
        all.host(),
        all.sources(),
        all.items().stream().filter(i -> items.contains(i.key())).toList(),
        all.files().stream().filter(f -> files.contains(f.path())).toList(),
        problems ? all.problems() : java.util.List.of(),
        all.secrets());
  }
}
