package censo.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Users and groups of a tree, from its {@code /etc/passwd} and {@code /etc/group} (passwd(5),
 * group(5)). First line wins.
 */
public record Accounts(Map<String, User> users, Map<String, Group> groups) {
  /** A line of passwd, with its number in the file. */
  public record User(String name, int uid, int gid, String home, String shell, int line) {}

  /** A line of group, with its number in the file. */
  public record Group(String name, int gid, List<String> members, int line) {}

  public static Accounts of(Root root) {
    Map<String, User> users = new LinkedHashMap<>();
    List<String> passwd = lines(root, "/etc/passwd");
    for (int i = 0; i < passwd.size(); i++) {
      String[] f = passwd.get(i).split(":", -1);
      if (f.length >= 7 && number(f[2]).isPresent() && number(f[3]).isPresent()) {
        users.putIfAbsent(
            f[0],
            new User(f[0], number(f[2]).getAsInt(), number(f[3]).getAsInt(), f[5], f[6], i + 1));
      }
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    List<String> group = lines(root, "/etc/group");
    for (int i = 0; i < group.size(); i++) {
      String[] f = group.get(i).split(":", -1);
      if (f.length >= 4 && number(f[2]).isPresent()) {
        List<String> members = f[3].isBlank() ? List.of() : List.of(f[3].strip().split(","));
        groups.putIfAbsent(f[0], new Group(f[0], number(f[2]).getAsInt(), members, i + 1));
      }
    }
    return new Accounts(users, groups);
  }

  public Optional<User> user(String name) {
    return Optional.ofNullable(users.get(name));
  }

  /** Name of a user number, else the number itself. */
  public String userName(int uid) {
    return users.values().stream()
        .filter(u -> u.uid() == uid)
        .findFirst()
        .map(User::name)
        .orElse(String.valueOf(uid));
  }

  /** Name of a group number, else the number itself. */
  public String groupName(int gid) {
    return groups.values().stream()
        .filter(g -> g.gid() == gid)
        .findFirst()
        .map(Group::name)
        .orElse(String.valueOf(gid));
  }

  private static List<String> lines(Root root, String path) {
    return root.open(path) instanceof Opened.Read read
        ? new ArrayList<>(read.bytes().utf8().lines().toList())
        : List.of();
  }

  private static OptionalInt number(String text) {
    return text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
