package censo.collector.application;

import censo.inventory.Item;
import java.util.List;

/** Whose an item is that no person, rule or tie speaks for: the machine's, or nobody's yet. */
final class Fallback {
  private static final String NO_RULE = "no rule matches";

  private Fallback() {}

  static Attribution of(Item item) {
    return switch (item.kind()) {
      case "package" ->
          isOfPlatform(item.key().bareName())
              ? base("package of a daemon that Censo reads")
              : undecided("no rule matches, and no command runs it");
      case "user" -> undecided("nothing attributed needs it");
      case "directory" ->
          item.name().matches("/(?:var|run|tmp|etc|usr)(?:/.*)?")
              ? base("folder of the distribution")
              : undecided("nothing attributed needs it");
      case "cron_job" ->
          runsScriptFolders(item) ? base("runs the scripts of the machine") : undecided(NO_RULE);
      case "host_alias" -> undecided("no configuration uses this name");
      default -> undecided(NO_RULE);
    };
  }

  /** Debian's own /etc/crontab does it too: where cron is installed, the line is there. */
  private static boolean runsScriptFolders(Item job) {
    return Shell.commands(job.text("command").orElse("")).stream()
        .anyMatch(c -> c.program().equals("run-parts"));
  }

  private static Attribution base(String reason) {
    return new Attribution.Base(reason);
  }

  private static Attribution undecided(String reason) {
    return new Attribution.Undecided(List.of(), reason);
  }

  private static boolean isOfPlatform(String name) {
    return Kinds.isOfDaemon(name) || name.matches("(?:instana|newrelic|datadog).*");
  }
}
