package censo.collector.profile;

import censo.collector.application.Disposition;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An item of a profile.
 *
 * @param item as it is rendered: merged settings, {@code written} of a host that has the value,
 *     origin of the first host
 * @param settings how each setting that any host has came to its value, by name; a map's entry as
 *     {@code environment.APP_ENV}; {@link #ENSURE} where hosts differ in having the item at all and
 *     that matters
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
  /** The setting that says whether the item is there at all: {@code present} or {@code absent}. */
  public static final String ENSURE = "ensure";

  public ProfileItem {
    places = List.copyOf(places);
  }

  public ItemKey key() {
    return item.key();
  }

  /** Whether it goes to the Puppet tree. */
  public boolean isRendered() {
    return disposition == Disposition.PUPPET;
  }

  /** Names of settings that nobody has decided. */
  public List<String> conflicts() {
    return settings.entrySet().stream()
        .filter(e -> e.getValue().isOpen())
        .map(Map.Entry::getKey)
        .toList();
  }
}
