package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.application.Shell;
import censo.collector.finding.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs and workers that delete or empty files so that a disk does not fill: the application that
 * writes them is to do it, or logrotate.
 */
final class CronDiskCleanup {
  private static final Set<String> ALWAYS =
      Set.of("tmpwatch", "tmpreaper", "truncate", "logrotate", "shred");
  private static final Set<String> EMPTY = Set.of("", ":", "true");

  private CronDiskCleanup() {}

  static Group find(Sight sight) {
    Group group = new Group("cron-disk-cleanup", "application");
    sight.items(Kinds.WORK).forEach(a -> add(group, sight, a));
    return group;
  }

  private static void add(Group group, Sight sight, Attributed a) {
    for (String line : a.subject().mentions().commands()) {
      List<Shell.Command> commands = Shell.commands(line);
      for (Shell.Command command : commands) {
        if (cleans(command)) {
          boolean log = isOfLogs(command);
          group.add(
              Group.About.of(Sight.owner(a), a.item().name()),
              Severity.WARNS,
              log ? "logrotate" : "application",
              log
                  ? "rotate these logs with logrotate"
                  : "let the application remove what it writes, or write to a bucket that expires",
              Optional.of(a.item().key()),
              sight.at(a, word(command), shown(a, line, command)));
        }
      }
    }
  }

  private static boolean cleans(Shell.Command command) {
    List<String> arguments = command.arguments();
    return switch (command.program()) {
      case "find" ->
          arguments.contains("-delete")
              || hasAfter(arguments, "-exec", "rm")
              || hasAfter(arguments, "-execdir", "rm");
      case "rm", "unlink" -> removes(operands(arguments));
      case String program when ALWAYS.contains(program) -> true;
      case String program ->
          (EMPTY.contains(program) || isEmptying(command))
              && command.redirects().stream()
                  .anyMatch(r -> r.operator().equals(">") && !r.target().startsWith("/dev/"));
    };
  }

  /** {@code cat /dev/null > file} and {@code echo -n > file}. */
  private static boolean isEmptying(Shell.Command command) {
    return (command.program().equals("cat") && command.arguments().equals(List.of("/dev/null")))
        || (command.program().equals("echo") && operands(command.arguments()).isEmpty());
  }

  private static boolean hasAfter(List<String> words, String option, String program) {
    int at = words.indexOf(option);
    return at >= 0
        && at + 1 < words.size()
        && words.get(at + 1).substring(words.get(at + 1).lastIndexOf('/') + 1).equals(program);
  }

  private static List<String> operands(List<String> arguments) {
    return arguments.stream().filter(a -> !a.startsWith("-")).toList();
  }

  /** Behind xargs there is nothing to see; a job may remove its own lock. */
  private static boolean removes(List<String> paths) {
    return paths.isEmpty() || !paths.stream().allMatch(CronDiskCleanup::isLock);
  }

  private static boolean isLock(String path) {
    return path.matches(".*\\.(?:lock|lck|pid)|/(?:var/)?run/lock/.*|/var/lock/.*");
  }

  private static boolean isOfLogs(Shell.Command command) {
    return java.util.stream.Stream.concat(
            command.words().stream(), command.redirects().stream().map(Shell.Redirect::target))
        .anyMatch(w -> w.startsWith("/var/log/") || w.endsWith(".log"));
  }

  /** A word by which its line is found. */
  private static String word(Shell.Command command) {
    return command.program().isEmpty() || EMPTY.contains(command.program())
        ? command.redirects().getFirst().target()
        : command.program();
  }

  /** The whole line of a job; of a script only the command. */
  private static String shown(Attributed a, String line, Shell.Command command) {
    return a.item().kind().equals("cron_script") ? String.join(" ", command.words()) : line;
  }
}
