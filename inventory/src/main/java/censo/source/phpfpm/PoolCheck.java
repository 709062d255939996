package censo.source.phpfpm;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Accounts;
import censo.source.Draft;
import censo.source.Paths;
import censo.source.Stat;
import java.util.Optional;
import java.util.Set;

/**
 * What php-fpm asks of a pool as a whole before it starts: {@code fpm_conf_process_all_pools} and
 * {@code fpm_unix_test_config}. It stops at the first thing wrong, here each is told.
 */
final class PoolCheck {
  private final Draft draft;
  private final Block pool;
  private final Accounts accounts;

  PoolCheck(Draft draft, Block pool, Accounts accounts) {
    this.draft = draft;
    this.pool = pool;
    this.accounts = accounts;
  }

  void run() {
    if (pool.settings().get("user") == null) {
      fatal("", "user is missing", "add user = …");
    }
    if (pool.text("listen").isEmpty()) {
      fatal("listen", "listen is missing", "add listen = …");
    }
    if (pool.text("pm").isEmpty()) {
      fatal("", "pm is missing", "add pm = static, dynamic or ondemand");
    }
    if (!isOpen("pm.max_children") && pool.number("pm.max_children") < 1) {
      fatal("pm.max_children", "pm.max_children is 1 or more", "write how many there may be");
    }
    priority(draft, pool, "pool " + pool.name() + ": ");
    children();
    path("pm.status_path");
    path("ping.path");
    slowlog();
    folder("prefix", "");
    folder("chroot", "");
    folder("chdir", expanded("chroot").orElse(""));
    if (pool.settings().containsKey("access.log") && pool.text("access.log").isEmpty()) {
      fatal("access.log", "access.log is empty", "write a path, or take the line out");
    }
    log("access.log");
    account("user", accounts.users().keySet());
    account("group", accounts.groups().keySet());
    account("listen.owner", accounts.users().keySet());
    account("listen.group", accounts.groups().keySet());
  }

  /** A directive that stands in both kinds of section. */
  static void priority(Draft draft, Block block, String whose) {
    long priority = block.number("process.priority");
    if (priority != 64 && (priority < -19 || priority > 20)) {
      Setting setting = block.settings().remove("process.priority");
      draft.add(
          draft.problem(
              Severity.FATAL,
              Code.FPM_FATAL,
              setting.at(),
              whose + "process.priority is from -19 to 20",
              "write such a number"));
    }
  }

  private void children() {
    if (pool.text("pm").filter("dynamic"::equals).isPresent() && !isOpen("pm.max_children")) {
      long most = pool.number("pm.max_children");
      long low = pool.number("pm.min_spare_servers");
      long high = pool.number("pm.max_spare_servers");
      long start = pool.number("pm.start_servers");
      if (low < 1 || high < 1) {
        fatal(
            low < 1 ? "pm.min_spare_servers" : "pm.max_spare_servers",
            "dynamic asks for pm.min_spare_servers and pm.max_spare_servers of 1 or more",
            "write both");
      } else if (low > high || high > most) {
        fatal(
            "pm.max_spare_servers",
            "pm.min_spare_servers is at most pm.max_spare_servers, and that at most pm.max_children",
            "put the three in that order");
      } else if (start > 0 && (start < low || start > high)) {
        fatal(
            "pm.start_servers",
            "pm.start_servers is outside of what may be spare",
            "write a number from pm.min_spare_servers to pm.max_spare_servers");
      }
      if (pool.settings().containsKey("pm.max_spawn_rate")
          && pool.number("pm.max_spawn_rate") < 1) {
        fatal("pm.max_spawn_rate", "pm.max_spawn_rate is 1 or more", "write such a number");
      }
    }
    boolean idle = pool.settings().containsKey("pm.process_idle_timeout");
    if (pool.text("pm").filter("ondemand"::equals).isPresent()
        && idle
        && pool.number("pm.process_idle_timeout") < 1) {
      fatal("pm.process_idle_timeout", "pm.process_idle_timeout is 1 or more", "write that");
    }
  }

  private void path(String directive) {
    if (pool.text(directive).filter(p -> !p.matches("/[A-Za-z0-9/._~-]+")).isPresent()) {
      fatal(
          directive,
          directive + " is / and letters, digits, or one of / - _ . ~ behind it",
          "write such a path");
      pool.settings().remove(directive);
    }
  }

  private void slowlog() {
    long slow = pool.number("request_slowlog_timeout");
    long end = pool.number("request_terminate_timeout");
    boolean depth =
        pool.text("request_slowlog_trace_depth").filter(d -> !d.equals("0")).isPresent();
    if ((slow != 0 || depth) && pool.text("slowlog").isEmpty()) {
      fatal(
          slow != 0 ? "request_slowlog_timeout" : "request_slowlog_trace_depth",
          "a slow log is asked for and slowlog is missing",
          "add slowlog = …");
    } else if (slow != 0) {
      log("slowlog");
    }
    if (end != 0 && slow > end) {
      fatal(
          "request_slowlog_timeout",
          "request_slowlog_timeout is above request_terminate_timeout",
          "make it smaller");
    }
  }

  private void folder(String directive, String within) {
    Optional<String> path = expanded(directive);
    if (path.filter(p -> !isFolder(within + p)).isPresent()) {
      fatal(directive, directive + " is no folder that is there", "make it or mend the path");
    }
  }

  /** Where a log goes, that php-fpm opens before it starts. */
  private void log(String directive) {
    expanded(directive)
        .ifPresent(
            path -> {
              if (!isFolder(Paths.folder(path))) {
                fatal(
                    directive,
                    "the folder of " + directive + " is not there",
                    "make it or mend the path");
              } else if (isFolder(path)) {
                fatal(directive, directive + " is a folder", "write a file's name behind it");
              }
            });
  }

  private void account(String directive, Set<String> known) {
    Optional<String> name = expanded(directive, "");
    if (!known.isEmpty()
        && name.filter(n -> !known.contains(n) && !n.matches("[0-9]+")).isPresent()) {
      fatal(directive, directive + " is nobody this host knows", "create it or mend the name");
    }
  }

  private boolean isFolder(String path) {
    return draft.root().stat(path).filter(Stat::isFolder).isPresent();
  }

  private boolean isOpen(String directive) {
    return pool.text(directive).filter(t -> t.contains("${")).isPresent();
  }

  private Optional<String> expanded(String directive) {
    return expanded(directive, "/usr/");
  }

  /** With {@code $pool} in it, and absolute; empty where only the environment could tell. */
  private Optional<String> expanded(String directive, String base) {
    return pool.text(directive)
        .filter(t -> !t.contains("${") && !t.startsWith("$prefix"))
        .map(t -> t.replace("$pool", pool.name()))
        .map(t -> t.startsWith("/") ? t : base + t);
  }

  /**
   * Tells it at the directive, or at the pool's header where it is not set.
   *
   * @param directive empty where none is meant
   */
  private void fatal(String directive, String message, String mend) {
    Setting setting = pool.settings().get(directive);
    Origin at = setting == null ? pool.places().getFirst() : setting.at();
    String whole = "pool " + pool.name() + ": " + message;
    draft.add(draft.problem(Severity.FATAL, Code.FPM_FATAL, at, whole, mend));
  }
}
