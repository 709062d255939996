package censo.collector.finding;

import censo.collector.application.Kinds;
import censo.collector.finding.Finding.Severity;
import java.util.Optional;

/** Programs whose output goes to files of their own instead of the platform's logger. */
final class NotStdout {
  private NotStdout() {}

  static Group find(Sight sight) {
    Group group = new Group("not-stdout", "application");
    sight
        .items(Kinds.SUPERVISED)
        .filter(a -> !a.item().kind().equals("supervisor_group"))
        .forEach(
            a -> {
              String log = a.item().text("stdout_logfile").orElse("auto");
              if (isFile(log)) {
                group.add(
                    Group.About.of(
                        Sight.owner(a), "programs on " + sight.fleet().hostName(a.host())),
                    Severity.NOTES,
                    "log to standard output and let supervisor hand it to syslog",
                    Optional.of(a.item().key()),
                    sight.at(a, "stdout_logfile", a.item().name() + " logs to " + log));
              }
            });
    return group;
  }

  private static boolean isFile(String log) {
    return log.equals("auto") || (log.startsWith("/") && !log.startsWith("/dev/"));
  }
}
