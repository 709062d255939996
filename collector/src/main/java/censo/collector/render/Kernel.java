package censo.collector.render;

import censo.collector.profile.ProfileItem;
import java.util.List;
import java.util.Set;

/** Kernel parameters and limits of sessions. */
final class Kernel implements Part {
  @Override
  public Set<String> kinds() {
    return Set.of("sysctl", "limit");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    for (ProfileItem item : items) {
      String name = item.item().name();
      String value = item.item().text("value").orElse("");
      if (item.item().kind().equals("sysctl")) {
        draft.put("sysctl", name, value, List.of(item));
      } else if (name.matches("\\S+ (soft|hard|-) \\S+") && value.matches("\\S+")) {
        draft.add("limits", name + " " + value, item);
      } else {
        draft.omit(item, "it is not domain, type, item and value");
      }
    }
  }
}
