package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.inventory.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Entries of {@code /etc/hosts}, as Puppet's {@code host} type has them: one for each name. */
final class Hosts implements Part {
  private static final String PARAMETER = "host_aliases";

  /** What the type takes for a name (puppetlabs-host_core). */
  private static final String NAME = "\\w([\\w-]*\\w)?(\\.\\w([\\w-]*\\w)?)*";

  @Override
  public Set<String> kinds() {
    return Set.of("host_alias");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    items.forEach(i -> render(i, draft));
  }

  private static void render(ProfileItem item, ClassDraft draft) {
    Item line = item.item();
    String name = line.key().name().replaceFirst(" #[0-9]+\\z", "");
    List<String> aliases = line.list("aliases");
    if (line.text("stock").isPresent()) {
      draft.provided(item, "the distribution or the machine itself writes the line");
    } else if (draft.has(PARAMETER, name)) {
      draft.omit(
          item, "a second line of that name: Puppet's host type holds one address for a name");
    } else if (!Stream.concat(Stream.of(name), aliases.stream()).allMatch(n -> n.matches(NAME))) {
      draft.omit(item, "a name on the line is none that Puppet's host type takes");
    } else {
      SequencedMap<String, Object> entry = new LinkedHashMap<>();
      entry.put("ip", line.text("address").orElse(""));
      if (!aliases.isEmpty()) {
        entry.put("host_aliases", aliases);
      }
      draft.put(PARAMETER, name, entry, List.of(item));
    }
  }
}
