package censo.source.supervisor;

import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import java.math.BigInteger;
import java.util.Optional;

/** What supervisord asks of the machine while it reads its files: users, groups and folders. */
record Machine(Root root, Accounts accounts) {
  static Machine of(Root root) {
    return new Machine(root, Accounts.of(root));
  }

  /** {@code platform.node()}. */
  Optional<String> name() {
    return root.open("/etc/hostname") instanceof Opened.Read read
        ? Optional.of(read.bytes().utf8().strip())
        : Optional.empty();
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
   * {@code os.path.isdir}. A home ({@code ~}) and a relative path are the running daemon's to know,
   * and what lies below /run and the like is made anew at every start: those count as there.
   */
  boolean hasFolder(String path) {
    return !path.startsWith("/")
        || path.matches("/(run|var/run|dev|proc|sys|tmp)(/.*)?")
        || root.stat(path).filter(Stat::isFolder).isPresent();
  }
}
