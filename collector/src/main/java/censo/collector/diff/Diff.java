package censo.collector.diff;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.List;

/**
 * What differs between two lists of items.
 *
 * @param changes by key
 * @param moved items of equal settings that stand elsewhere
 * @param hidden settings that are spelled differently and mean the same
 */
public record Diff(List<Change> changes, List<Moved> moved, List<Hidden> hidden) {
  public Diff {
    changes = List.copyOf(changes);
    moved = List.copyOf(moved);
    hidden = List.copyOf(hidden);
  }

  /** An item that stands elsewhere and says the same. */
  public record Moved(Item before, Item after) {}

  /** A setting that is no change, and why. */
  public record Hidden(ItemKey key, String setting, Equivalence why) {}

  /** What is equal although it differs. */
  public enum Equivalence {
    /** The same secret, its token made with another key. */
    SECRET_REKEYED,
    /** Another spelling of one value, {@code 10MB} and {@code 10240KB}. */
    SPELLING;

    /** As JSON has it, {@code secret_rekeyed}. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether nothing differs but places and spelling. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
