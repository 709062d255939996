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
        sysctl(item, draft, name, value);
      } else if (name.matches("\\S+ (soft|hard|-) \\S+") && value.matches("\\S+")) {
        draft.add("limits", name + " " + value, item);
      } else {
        draft.omit(item, "it is not domain, type, item and value");
      }
    }
  }

  private static void sysctl(ProfileItem item, ClassDraft draft, String name, String value) {
    if (!item.item().list("except").isEmpty()) {
      draft.omit(item, "a pattern from which names are kept out: write each name by itself");
    } else if (value.isBlank()) {
      draft.omit(item, "sysctl(8) writes no empty value");
    } else {
      // The minus of sysctl.d(5): no error where the kernel does not take it.
      boolean ignores = item.item().text("ignore_errors").isPresent();
      draft.put("sysctl", (ignores ? "-" : "") + name, value, List.of(item));
    }
  }
}
