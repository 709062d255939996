package censo.source.supervisor;

import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Root;
import censo.source.Stat;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What supervisord asks of the machine while it reads its files: users, groups and folders. Many
 * programs ask the same.
 */
final class Machine {
  private static final List<String> MADE_AT_START =
      List.of("/run", "/var/run", "/dev", "/proc", "/tmp", "/var/tmp");

  private final Root root;
  private final Accounts accounts;
  private final Optional<String> hostName;
  private final Map<String, Boolean> folders = new HashMap<>();

  Machine(Root root) {
    this.root = root;
    this.accounts = Accounts.of(root);
    this.hostName =
        root.open("/etc/hostname") instanceof Opened.Read read
            ? Optional.of(read.bytes().utf8().strip())
            : Optional.empty();
  }

  /** Adds {@code platform.node()}, the host's own name. */
  Names withName(Names names) {
    return hostName.isPresent()
        ? names.with("host_node_name", hostName.get())
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
    return folders.computeIfAbsent(
        path,
        _ -> {
          String absolute = Paths.absolute(path, "/");
          return path.startsWith("~") || isUncopied(absolute) || isFolder(absolute);
        });
  }

  private boolean isUncopied(String path) {
    for (String top : MADE_AT_START) {
      if (isIn(path, top) && !isFolder(top)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }

  private boolean isFolder(String path) {
    return root.stat(path).filter(Stat::isFolder).isPresent();
  }
}
