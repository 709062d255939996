package censo.collector.profile;

import censo.inventory.ItemKey;
import java.util.List;

/**
 * A setting that hosts of one profile and environment do not agree on.
 *
 * @param environment empty where it is not known
 * @param merged a {@link Merged.Conflict} or a {@link Merged.Decided}
 * @param variants what hosts have, most hosts first
 */
public record Disagreement(
    String application,
    String profile,
    String environment,
    ItemKey item,
    String setting,
    Merged merged,
    List<Variant> variants) {
  public Disagreement {
    variants = List.copyOf(variants);
  }

  public boolean isOpen() {
    return merged.isOpen();
  }
}
