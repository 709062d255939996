package censo.collector.profile;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the new machines of one application will be.
 *
 * @param name {@code asg} or {@code no-asg}
 * @param hosts ids of the hosts it comes from, sorted
 * @param items by key
 * @param files redacted files that are rendered exactly (nginx, logrotate…), by path; of the host
 *     that the item was taken from
 */
public record Profile(
    String application,
    String name,
    List<String> hosts,
    List<ProfileItem> items,
    SequencedMap<String, HostFile> files) {
  public Profile {
    hosts = List.copyOf(hosts);
    items = List.copyOf(items);
  }

  /** As commands and pages write it, {@code bob/no-asg}. */
  public String id() {
    return application + "/" + name;
  }

  public Optional<ProfileItem> item(ItemKey key) {
    return items.stream().filter(i -> i.key().equals(key)).findFirst();
  }

  /** Items of one kind, as they are rendered. */
  public List<Item> ofKind(String kind) {
    return items.stream().map(ProfileItem::item).filter(i -> i.kind().equals(kind)).toList();
  }
}
