package censo.collector.render;

import censo.collector.profile.ProfileItem;
import java.util.List;
import java.util.Set;

/** Disks are nothing that Puppet gives a machine here: each is left out, and the tree says so. */
final class Mounts implements Part {
  @Override
  public Set<String> kinds() {
    return Set.of("mount");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    for (ProfileItem item : items) {
      boolean shared = item.item().text("network").isPresent();
      draft.omit(
          item,
          shared
              ? "a disk that machines share: what lies on it needs a place that both can reach"
              : "a disk of the machine's own: its image or volume brings it");
    }
  }
}
