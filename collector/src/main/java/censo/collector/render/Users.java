package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.inventory.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Accounts and their groups. Those of the distribution itself are only put into groups. */
final class Users implements Part {
  /** Numbers below are Debian's own, the same on every machine (base-passwd). */
  private static final int FIRST_OWN = 100;

  private static final Set<String> STATIC_GROUPS =
      Set.of(
          "root",
          "daemon",
          "bin",
          "sys",
          "adm",
          "tty",
          "disk",
          "lp",
          "mail",
          "news",
          "uucp",
          "man",
          "proxy",
          "kmem",
          "dialout",
          "fax",
          "voice",
          "cdrom",
          "floppy",
          "tape",
          "sudo",
          "audio",
          "dip",
          "www-data",
          "backup",
          "operator",
          "list",
          "irc",
          "src",
          "shadow",
          "utmp",
          "video",
          "sasl",
          "plugdev",
          "staff",
          "games",
          "users",
          "nogroup");

  @Override
  public Set<String> kinds() {
    return Set.of("user");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    Map<Integer, String> primary =
        primaryGroups(draft.machine.stream().filter(i -> i.item().kind().equals("user")).toList());
    for (ProfileItem item : items) {
      groups(item, primary, draft);
      render(item, primary, draft);
    }
  }

  /**
   * A passwd line tells the number of a group, not its name: the user of that number has it, else
   * the first one in the group.
   */
  private static Map<Integer, String> primaryGroups(List<ProfileItem> items) {
    Map<Integer, String> names = new TreeMap<>();
    for (ProfileItem item : items) {
      int gid = number(item.item(), "gid");
      if (gid >= FIRST_OWN && gid == number(item.item(), "uid")) {
        names.put(gid, item.item().name());
      }
    }
    for (ProfileItem item : items) {
      int gid = number(item.item(), "gid");
      if (gid >= FIRST_OWN && gid != 65534) {
        names.putIfAbsent(gid, item.item().name());
      }
    }
    return names;
  }

  private static void groups(ProfileItem item, Map<Integer, String> primary, ClassDraft draft) {
    String own = primary.get(number(item.item(), "gid"));
    if (own != null && !draft.isOnMachine("groups", own)) {
      draft.put("groups", own, Map.of("gid", item.item().text("gid").orElse("")), List.of(item));
    }
    for (String group : item.item().list("groups")) {
      if (!STATIC_GROUPS.contains(group)
          && !primary.containsValue(group)
          && !draft.isOnMachine("groups", group)) {
        draft.put("groups", group, Map.of(), List.of(item));
      }
    }
  }

  private static void render(ProfileItem item, Map<Integer, String> primary, ClassDraft draft) {
    Item user = item.item();
    boolean own = number(user, "uid") >= FIRST_OWN;
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    if (own) {
      for (String setting : List.of("uid", "gid", "home", "shell")) {
        user.text(setting).ifPresent(value -> entry.put(setting, value));
      }
      String group = primary.get(number(user, "gid"));
      if (group != null) {
        entry.put("gid", group);
      }
    }
    if (!user.list("groups").isEmpty()) {
      entry.put("groups", user.list("groups"));
    }
    if (!user.name().matches("[A-Za-z_][A-Za-z0-9_.-]*\\$?")) {
      draft.omit(item, "its name is none that useradd takes");
    } else if (entry.isEmpty()) {
      draft.provided(item, "the distribution's own account");
    } else {
      draft.put("users", user.name(), entry, List.of(item));
    }
  }

  private static int number(Item user, String setting) {
    return user.text(setting).filter(t -> t.matches("[0-9]{1,9}")).map(Integer::valueOf).orElse(-1);
  }
}
