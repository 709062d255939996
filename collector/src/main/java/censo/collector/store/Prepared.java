package censo.collector.store;

import censo.inventory.ItemKey;
import censo.inventory.Snapshot;
import java.util.HashSet;
import java.util.List;
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

  /** Whether it says all that the store will have of the host. */
  public boolean isAll() {
    return plan.next().isEmpty()
        && plan.steps()
            .filter(s -> s.force().snapshot().equals(plan.arrival().snapshot()))
            .isPresent();
  }

  /**
   * The items, files and problems that say something the host did not say before.
   *
   * @param held whether to tell also what it said before
   * @param known what need not be told, by name of a thing and digest of what it holds
   */
  public Snapshot news(boolean held, BiPredicate<String, String> known) {
    Told told = new Told(known);
    plan.steps()
        .map(Plan.Steps::turn)
        .ifPresent(
            turn -> {
              turn.begun().forEach(told::add);
              if (held) {
                turn.same().forEach(told::add);
              }
            });
    Snapshot all = plan.arrival().snapshot();
    return new Snapshot(
        all.agentVersion(),
        all.takenAt(),
        all.host(),
        all.sources(),
        all.items().stream().filter(i -> told.items.contains(i.key())).toList(),
        all.files().stream().filter(f -> told.files.contains(f.path())).toList(),
        told.problems ? all.problems() : List.of(),
        all.secrets());
  }

  /** What of a snapshot is told. */
  private static final class Told {
    private final BiPredicate<String, String> known;
    private final Set<ItemKey> items = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private boolean problems;

    Told(BiPredicate<String, String> known) {
      this.known = known;
    }

    void add(Thing thing, Content content) {
      switch (thing.part()) {
        case HOST, SOURCE, SECRET -> {} // hold no text of the host's files
        case PROBLEM -> problems |= isNew(thing, content);
        case ITEM, PLACE -> {
          if (isNew(thing, content)) {
            items.add(new ItemKey(thing.kind(), thing.name()));
          }
        }
        case FILE, BYTES -> {
          if (isNew(thing, content)) {
            files.add(thing.name());
          }
        }
      }
    }

    private boolean isNew(Thing thing, Content content) {
      return !known.test(thing.toString(), content.digest());
    }
  }
}
