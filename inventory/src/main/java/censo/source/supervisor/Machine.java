package censo.source.supervisor;

import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Root;
import censo.source.Stat;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What supervisord asks of the machine while it reads its files: users, groups and folders. */
record Machine(Root root, Accounts accounts) {
  private static final List<String> MADE_AT_START =
      List.of("/run", "/var/run", "/dev", "/proc", "/tmp", "/var/tmp");

  static Machine of(Root root) {
    return new Machine(root, Accounts.of(root));
  }

  /** Adds {@code platform.node()}, the host's own name. */
  Names withName(Names names) {
    return root.open("/etc/hostname") instanceof Opened.Read read
        ? names.with("host_node_name", read.bytes().utf8().strip())
        : names.withUnknown("host_node_name");
  }

  /** By name or number, as {@code name_to_uid}; any is, where the users can't be read. */
  boolean hasUser(String user) {
    return accounts.users().isEmpty()
        || (Python.integer(user).isPresent()
            ? accounts.users().values().stream().anyMatch(u -> is(user, u.uid()))
            : accounts.user(user).isPresent());
  }

  boolean hasGroup(String group) {
    return accounts.groups().isEmpty()
        || (Python.integer(group).isPresent()
            ? accounts.groups().values().stream().anyMatch(g -> is(group, g.gid()))
            : accounts.groups().containsKey(group));
  }

  private static boolean is(String number, int id) {
    return Python.integer(number).equals(Optional.of(BigInteger.valueOf(id)));
  }

  /**
   * {@code os.path.isdir}. A home ({@code ~}) is the running daemon's to know, and a tree that was
   * copied has no /run: those count as there. A relative path is relative to {@code /}, where units
   * start.
   */
  boolean hasFolder(String path) {
    String absolute = Paths.absolute(path, "/");
    return path.startsWith("~") || isUncopied(absolute) || isFolder(absolute);
  }

  private boolean isUncopied(String path) {
    return MADE_AT_START.stream()
        .anyMatch(top -> (path + "/").startsWith(top + "/") && !isFolder(top));
  }

  private boolean isFolder(String path) {
    return root.stat(path).filter(Stat::isFolder).isPresent();
  }
}
