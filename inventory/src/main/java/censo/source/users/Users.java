package censo.source.users;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.Accounts;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Users by passwd(5) and group(5), and folders as they stand; see {@link References}. */
public final class Users implements Source {
  private static final String PASSWD = "/etc/passwd";
  private static final String GROUP = "/etc/group";

  @Override
  public String name() {
    return "users";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(name(), root);
    Set<String> names = new TreeSet<>(Utf8.ORDER);
    Set<String> folders = new TreeSet<>(Utf8.ORDER);
    for (Item item : before) {
      References references = References.of(item);
      names.addAll(references.users());
      folders.addAll(references.folders());
    }
    for (String folder : folders) {
      Optional<Stat> stat = root.stat(folder).filter(Stat::isFolder);
      stat.ifPresent(s -> draft.add(directory(folder, s)));
      stat.ifPresent(s -> names.add(s.owner()));
    }
    switch (root.open(PASSWD)) {
      case Opened.Missing() when folders.isEmpty() -> {
        return Reading.absent(name());
      }
      case Opened.Missing() -> {}
      case Opened.Refused why -> draft.lost(PASSWD, why);
      case Opened.Read _ -> addUsers(Accounts.of(root), names, draft);
    }
    return draft.reading();
  }

  private static Item directory(String path, Stat stat) {
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put("owner", Value.of(stat.owner()));
    settings.put("group", Value.of(stat.group()));
    settings.put("mode", Value.of(stat.octalMode()));
    return Item.of("directory", path, settings, Origin.of(path));
  }

  /** A reference may be a number; two of one user are one. */
  private static void addUsers(Accounts accounts, Set<String> names, Draft draft) {
    Set<String> known = new TreeSet<>(Utf8.ORDER);
    for (String name : names) {
      boolean number = accounts.user(name).isEmpty() && name.matches("[0-9]{1,9}");
      known.add(number ? accounts.userName(Integer.parseInt(name)) : name);
    }
    known.forEach(name -> accounts.user(name).ifPresent(u -> draft.add(user(u, accounts))));
  }

  private static Item user(Accounts.User user, Accounts accounts) {
    List<String> groups = new ArrayList<>();
    List<Origin> also = new ArrayList<>();
    for (Accounts.Group group : accounts.groups().values()) {
      if (group.members().contains(user.name()) && group.gid() != user.gid()) {
        groups.add(group.name());
        also.add(Origin.of(GROUP, group.line()));
      }
    }
    groups.sort(Utf8.ORDER);
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put("uid", Value.of(Integer.toString(user.uid())));
    settings.put("gid", Value.of(Integer.toString(user.gid())));
    settings.put("home", Value.of(user.home()));
    settings.put("shell", Value.of(user.shell()));
    settings.put("groups", Value.of(groups));
    return Item.of("user", user.name(), settings, Origin.of(PASSWD, user.line())).withAlso(also);
  }
}
