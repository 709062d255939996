package censo.collector.profile;

import censo.collector.application.Disposition;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.List;
import java.util.SequencedMap;

/**
 * An item of a profile.
 *
 * @param item as it is rendered: merged settings, {@code written} of a host that has the value,
 *     origin of the first host
 * @param settings how each setting that any host has came to its value, by name
 * @param places where each host has it
 * @param carried whether it is the machine's own ({@code base}), edited by people, and comes along
 *     because items need it
 * @param reason why it is in this profile
 */
public record ProfileItem(
    Item item,
    SequencedMap<String, Merged> settings,
    List<Place> places,
    boolean carried,
    Disposition disposition,
    String reason) {
  public ProfileItem {
    places = List.copyOf(places);
  }

  public ItemKey key() {
    return item.key();
  }

  /** Names of settings that nobody has decided. */
  public List<String> conflicts() {
    return settings.entrySet().stream()
        .filter(e -> e.getValue() instanceof Merged.Conflict)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
