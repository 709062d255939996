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
 * @param hosts ids of the hosts it comes from, by the names of the hosts
 * @param items by key
 * @param files redacted files that are rendered exactly (nginx, logrotate…), by path; of the host
 *     that the item was taken from
 * @param notes what a reader must know of the merge: unread sources, unknown environments
 */
public record Profile(
    String application,
    String name,
    List<String> hosts,
    List<ProfileItem> items,
    SequencedMap<String, HostFile> files,
    List<String> notes) {
  public Profile {
    hosts = List.copyOf(hosts);
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /** As commands and pages write it, {@code bob/no-asg}. */
  public String id() {
    return application + "/" + name;
  }

  public Optional<ProfileItem> item(ItemKey key) {
    return items.stream().filter(i -> i.key().equals(key)).findFirst();
  }

  /** Items of one kind that go to the Puppet tree, as they are rendered. */
  public List<Item> ofKind(String kind) {
    return items.stream()
        .filter(ProfileItem::isRendered)
        .map(ProfileItem::item)
        .filter(i -> i.kind().equals(kind))
        .toList();
  }

  /** How many settings nobody has decided. */
  public int openConflicts() {
    return items.stream().mapToInt(i -> i.conflicts().size()).sum();
  }
}
