package censo.source.cron;

import censo.source.Accounts;
import censo.source.Stat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which files cron refuses by their name, owner, mode or links (database.c). */
final class TabRules {
  private static final Pattern CLASSIC = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern LSB_HIERARCHICAL = Pattern.compile("_?([a-z0-9_.]+-)+[a-z0-9]+");
  private static final Pattern LSB_LEFT_BEHIND = Pattern.compile("[a-z0-9-].*dpkg-(old|dist)");
  private static final Pattern LSB_CLASSIC = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern CRONIE_SKIPS =
      Pattern.compile("[.#].*|.*~|.*.\\.rpm(save|orig|new)|\\.?cron\\.hostname", Pattern.DOTALL);

  private final Dialect dialect;
  private final boolean lsbNames;

  /**
   * @param lsbNames whether Debian's cron runs with {@code -l}
   */
  TabRules(Dialect dialect, boolean lsbNames) {
    this.dialect = dialect;
    this.lsbNames = lsbNames;
  }

  /** Whether a name in {@code /etc/cron.d} is read. */
  boolean takesName(String name) {
    if (!dialect.isDebian()) {
      return !CRONIE_SKIPS.matcher(name).matches();
    }
    if (!lsbNames) {
      return CLASSIC.matcher(name).matches();
    }
    return LSB_HIERARCHICAL.matcher(name).matches()
        ? !LSB_LEFT_BEHIND.matcher(name).matches()
        : LSB_CLASSIC.matcher(name).matches();
  }

  /**
   * What is wrong with a file, in the words of a message.
   *
   * @param at the path itself, a link not followed
   * @param file the file, links followed
   */
  Optional<String> refusal(Tab tab, Stat at, Stat file) {
    Optional<String> why = dialect.isDebian() ? debian(tab, at, file) : cronie(tab, file);
    return why.map(text -> text + "; " + dialect.daemon() + " ignores the whole file");
  }

  private static Optional<String> debian(Tab tab, Stat at, Stat file) {
    if (tab.owner().isPresent() && at.isLink()) {
      return Optional.of("a user's crontab may not be a link");
    }
    if (at.isLink() && at.uid() != 0) {
      return Optional.of("the link does not belong to root");
    }
    if (!belongs(tab, file)) {
      return wrongOwner(tab, file);
    }
    if (tab.owner().isPresent() && file.mode() != 0600) {
      return Optional.of("the mode is " + file.octalMode() + ", not 0600");
    }
    if (file.isWritableByOthers()) {
      return Optional.of("group or others may write to it, mode " + file.octalMode());
    }
    return hardLinks(file);
  }

  private static Optional<String> cronie(Tab tab, Stat file) {
    if ((file.mode() & 07533) != 0400) {
      return Optional.of("the mode is " + file.octalMode() + ": executable, or writable by others");
    }
    if (!belongs(tab, file)) {
      return wrongOwner(tab, file);
    }
    return tab.owner().isPresent() ? hardLinks(file) : Optional.empty();
  }

  private static boolean belongs(Tab tab, Stat file) {
    return file.uid() == 0
        || tab.owner()
            .filter(user -> user.uid() == file.uid() || user.name().equals(file.owner()))
            .isPresent();
  }

  private static Optional<String> wrongOwner(Tab tab, Stat file) {
    String wanted = tab.owner().map(Accounts.User::name).map(name -> " or " + name).orElse("");
    return Optional.of("it belongs to " + file.owner() + ", not to root" + wanted);
  }

  private static Optional<String> hardLinks(Stat file) {
    return file.links() == 1
        ? Optional.empty()
        : Optional.of("it has " + file.links() + " hard links, not one");
  }
}
