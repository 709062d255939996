package censo.source.cron;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /etc/anacrontab} (anacrontab(5)): assignments, and jobs of a period in days, a delay in
 * minutes, an id and a command. Where anacron is installed, Debian's {@code /etc/crontab} leaves
 * the daily, weekly and monthly scripts to it; both are told.
 */
final class Anacrontab {
  static final String PATH = "/etc/anacrontab";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([^ \t=]+)[ \t]*=[ \t]*(.*)", Pattern.DOTALL);
  private static final Pattern JOB =
      Pattern.compile(
          "(@[a-z]+|[0-9]+)[ \t]+([0-9]+)[ \t]+([^ \t]+)[ \t]+([^ \t].*)", Pattern.DOTALL);

  private final Draft draft;
  private final Environment environment = new Environment();
  private final List<String> commands = new ArrayList<>();

  Anacrontab(Draft draft) {
    this.draft = draft;
  }

  /** Commands of its jobs. */
  List<String> read() {
    switch (draft.open(PATH)) {
      case Opened.Missing() -> {}
      case Opened.Refused refused -> draft.lost(PATH, refused);
      case Opened.Read read -> {
        List<String> lines = List.of(read.bytes().latin1().split("\n"));
        for (int i = 0; i < lines.size(); i++) {
          line(lines.get(i), i + 1);
        }
        environment
            .unused()
            .forEach(
                line ->
                    draft.doubt(
                        Code.CRON_SLOPPY,
                        Origin.of(PATH, line),
                        "no job below sees this value",
                        "remove the line"));
        draft.doubtOddBytes(PATH, read.bytes());
      }
    }
    return commands;
  }

  private void line(String whole, int number) {
    String line = whole.strip();
    Matcher assignment = ASSIGNMENT.matcher(line);
    Matcher job = JOB.matcher(line);
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (job.matches()) {
      add(job, number);
    } else if (assignment.matches()) {
      environment.set(Utf8.decode(assignment.group(1)), Utf8.decode(assignment.group(2)), number);
    } else {
      draft.add(
          draft.problem(
              Severity.IGNORED,
              Code.CRON_LINE_IGNORED,
              Origin.of(PATH, number),
              "anacron does not understand the line and skips it",
              "write period, delay, id and command"));
    }
  }

  private void add(Matcher job, int number) {
    String command = Utf8.decode(job.group(4));
    Map<String, Value> settings = new HashMap<>();
    settings.put("period", Value.of(job.group(1)));
    settings.put("delay", Value.of(job.group(2)));
    settings.put("command", Value.of(command));
    boolean told = environment.isTooMuch();
    Environment.Seen seen = environment.seen();
    if (environment.isTooMuch() && !told) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              Origin.of(PATH, number),
              Environment.TOO_MUCH,
              "set fewer variables"));
    }
    if (!seen.values().isEmpty()) {
      settings.put("environment", Value.of(seen.values()));
    }
    String id = Utf8.decode(job.group(3));
    List<Origin> assignedAt = seen.lines().stream().map(line -> Origin.of(PATH, line)).toList();
    draft.add(Item.of("anacron_job", id, settings, Origin.of(PATH, number)).withAlso(assignedAt));
    commands.add(command);
  }
}
