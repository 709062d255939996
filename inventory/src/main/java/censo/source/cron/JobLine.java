package censo.source.cron;

import censo.inventory.Code;
import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A job as its line says it ({@code load_entry} of entry.c).
 *
 * @param doubts where the daemon takes it otherwise than it reads
 */
record JobLine(String user, Schedule schedule, Percent percent, List<Doubt> doubts) {
  /** What a person should look at. */
  record Doubt(Code code, String message, String mend) {}

  /**
   * @param line without the blanks before it
   * @param owner whose crontab it is; empty for the system's, where the line names its user
   */
  static JobLine read(Line line, Dialect dialect, Optional<String> owner, Predicate<String> isUser)
      throws BadLine {
    return new Reader(line, dialect, owner, isUser).read();
  }

  private record Reader(
      Line line,
      Dialect dialect,
      Optional<String> owner,
      Predicate<String> isUser,
      List<Doubt> doubts) {
    Reader(Line line, Dialect dialect, Optional<String> owner, Predicate<String> isUser) {
      this(line, dialect, owner, isUser, new ArrayList<>());
    }

    JobLine read() throws BadLine {
      if (line.peek() == '-' && owner.filter(user -> !user.equals("root")).isPresent()) {
        throw new BadLine("only root's jobs may begin with a -");
      }
      Schedule schedule = Schedule.read(dialect, line);
      // Debian's takes a line without a command, and a * before the user as a name.
      if (dialect.isDebian() ? owner.isPresent() && line.peek() == '*' : noCommand()) {
        throw new BadLine("there is no command");
      }
      String user = owner.isPresent() ? owner.get() : user();
      String command = command();
      doubt(schedule, command);
      return new JobLine(user, schedule, Percent.of(command, dialect), List.copyOf(doubts));
    }

    private boolean noCommand() {
      return line.peek() == '\n' || line.peek() == '*';
    }

    private String user() throws BadLine {
      int start = line.at();
      line.skipNonBlanks();
      String user = Utf8.decode(line.since(start));
      if (line.peek() == '\n') {
        throw new BadLine("the user or the command is missing");
      }
      if (!isUser.test(user)) {
        doubts.add(
            new Doubt(
                Code.CRON_UNKNOWN_USER,
                "the user of the job does not exist",
                "make the user, or remove the job"));
      }
      line.next();
      if (!dialect.isDebian()) {
        line.skipBlanks();
        if (line.peek() == '\n') {
          throw new BadLine("there is no command");
        }
      }
      return user;
    }

    private String command() throws BadLine {
      String command = line.rest();
      if (dialect.hasRandomRanges() && command.startsWith("-")) {
        if (!command.matches("(?s)-n[ \t]+[^ \t-].*")) {
          throw new BadLine("the command begins with an option that cronie does not know");
        }
        doubts.add(
            new Doubt(
                Code.CRON_SLOPPY,
                "the -n before the command is an option of cronie: mail only when the job fails",
                "nothing, if that is meant; other crons would run -n as a program"));
      }
      if (dialect.isDebian() && command.length() > dialect.maxCommand()) {
        throw new BadLine("the command is longer than " + dialect.maxCommand() + " bytes");
      }
      return command.substring(0, Math.min(command.length(), dialect.maxCommand()));
    }

    private void doubt(Schedule schedule, String command) {
      if (schedule.sloppy()) {
        doubts.add(
            new Doubt(
                Code.CRON_SLOPPY,
                dialect.daemon() + " skips part of the schedule and takes " + schedule.canonical(),
                "write the schedule that is meant"));
      }
      if (command.isBlank()) {
        doubts.add(
            new Doubt(
                Code.CRON_SLOPPY,
                "there is no command; a shell is started that does nothing",
                "add the command or remove the line"));
      }
      schedule
          .never()
          .ifPresent(
              why ->
                  doubts.add(
                      new Doubt(
                          Code.CRON_NEVER,
                          why + ", so the job never runs",
                          "correct the schedule, or remove the job")));
    }
  }
}
