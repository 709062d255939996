package censo.collector.diff;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.List;

/** How an item of one side differs from that of the other. */
public sealed interface Change {
  ItemKey key();

  /** Only after. */
  record Added(Item item) implements Change {
    @Override
    public ItemKey key() {
      return item.key();
    }
  }

  /** Only before. */
  record Removed(Item item) implements Change {
    @Override
    public ItemKey key() {
      return item.key();
    }
  }

  /**
   * On both sides, with other settings.
   *
   * @param settings by name
   */
  record Changed(Item before, Item after, List<SettingChange> settings) implements Change {
    public Changed {
      settings = List.copyOf(settings);
    }

    @Override
    public ItemKey key() {
      return after.key();
    }
  }
}
