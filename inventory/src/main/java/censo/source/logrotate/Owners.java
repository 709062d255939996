package censo.source.logrotate;

import censo.inventory.Origin;
import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Root;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mode, user and group of {@code create}, {@code createolddir} and {@code su}. */
final class Owners {
  /** What {@code %ho} takes, and what stands behind it. */
  private static final Pattern MODE = Pattern.compile("\\s*([+-]?[0-7]+)(.*)", Pattern.DOTALL);

  private static final Pattern SPACE = Pattern.compile("[ \t\n\u000b\f\r]+");

  /** Users that are not in passwd. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?m)^\\s*(passwd|group):.*\\b(sss|ldap|winbind|nis|nisplus|hesiod)\\b");

  private final Version version;
  private final Accounts accounts;
  private final boolean allKnown;

  Owners(Root root, Version version) {
    this.version = version;
    this.accounts = Accounts.of(root);
    this.allKnown =
        accounts.users().isEmpty()
            || (root.open("/etc/nsswitch.conf") instanceof Opened.Read read
                && ELSEWHERE.matcher(read.bytes().latin1()).find());
  }

  /** Home of a user, for {@code ~}. */
  Optional<String> home(String user) {
    return accounts.user(user).map(Accounts.User::home);
  }

  /**
   * Sets what the text of a directive has, and leaves the rest as it is ({@code readModeUidGid}).
   *
   * @return why it can't be taken
   */
  Optional<Fault> read(String name, String text, Settings settings, Origin at) {
    boolean mayHaveMode = !name.equals("su");
    List<String> names;
    Optional<String> mode = Optional.empty();
    if (version.countsOwnerWords()) {
      // One word is a mode, two are user and group, three are all.
      names = Words.of(text).orElse(List.of());
      if (mayHaveMode && names.size() % 2 == 1) {
        mode = Optional.of(names.getFirst());
        names = names.subList(1, names.size());
      }
    } else {
      // What begins with octal digits begins with the mode.
      Matcher digits = MODE.matcher(text);
      boolean hasMode = mayHaveMode && digits.matches();
      mode = hasMode ? Optional.of(digits.group(1)) : mode;
      String rest = hasMode ? digits.group(2) : text;
      names = SPACE.splitAsStream(rest).filter(word -> !word.isEmpty()).toList();
      // A blank at the very end of the file is one character more than two names.
      boolean more = names.size() == 2 && Cursor.isSpace(rest.charAt(rest.length() - 1));
      names = more ? List.of(names.get(0), names.get(1), "") : names;
    }
    if (names.size() > 2) {
      return fault(name + " has more words than it takes", "write mode, user and group only");
    }
    if (mode.isPresent() && !mode.get().matches("[+-]?[0-7]+")) {
      return fault("the mode of " + name + " is not octal", "write it like 0640");
    }
    mode.map(this::octal).ifPresent(m -> settings.set(name + ".mode", m, m, at));
    for (int i = 0; i < names.size(); i++) {
      boolean isUser = i == 0;
      String owner = names.get(i);
      if (isUser ? !isUser(owner) : !isGroup(owner)) {
        String kind = isUser ? "user" : "group";
        return fault(
            name + " names a " + kind + " that the host does not have",
            "make the " + kind + ", or name another");
      }
      settings.set(name + (isUser ? ".user" : ".group"), owner, owner, at);
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(String message, String mend) {
    return Optional.of(Fault.block(message, mend));
  }

  /** Four digits or more; {@code %ho} keeps sixteen bits. */
  private String octal(String digits) {
    long value = Long.parseLong(digits.length() > 18 ? "7777" : digits, 8);
    long kept = version.countsOwnerWords() ? value & 0xffffffffL : value & 0xffff;
    return String.format(Locale.ROOT, "%04o", kept);
  }

  private boolean isUser(String name) {
    return allKnown
        || accounts.user(name).isPresent()
        || isNumber(name, n -> accounts.users().values().stream().anyMatch(u -> u.uid() == n));
  }

  private boolean isGroup(String name) {
    return allKnown
        || accounts.groups().containsKey(name)
        || isNumber(name, n -> accounts.groups().values().stream().anyMatch(g -> g.gid() == n));
  }

  private static boolean isNumber(String name, IntPredicate exists) {
    return name.matches("[+-]?[0-9]{1,9}") && exists.test(Integer.parseInt(name));
  }
}
