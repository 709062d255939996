package censo.source.cron;

import censo.inventory.Code;
import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads a crontab line by line as {@code load_user} of user.c does: comments, assignments, jobs.
 * Goes on after a bad line, so that all of them are told and every job is known.
 */
final class CrontabParser {
  /** Debian's: no line behind this one may hold anything. */
  private static final int MAX_LINES = 10_003;

  /** Of a user's crontab, to cronie. */
  private static final int MAX_ASSIGNMENTS = 1_000;

  private static final int MAX_JOBS = 10_000;

  private static final Pattern LIKE_ASSIGNMENT =
      Pattern.compile("(export\\s+)?['\"]?[A-Za-z_][A-Za-z0-9_]*['\"]?\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String file;
  private final Dialect dialect;
  private final Optional<String> owner;
  private final Predicate<String> isUser;
  private final Environment environment = new Environment();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Crontab.Note> bad = new ArrayList<>();
  private final List<Crontab.Note> doubts = new ArrayList<>();
  private boolean dosLineEnds;
  private int assignments;

  /**
   * @param owner whose crontab it is; empty for the system's, where each job names its user
   */
  CrontabParser(String file, Dialect dialect, Optional<String> owner, Predicate<String> isUser) {
    this.file = file;
    this.dialect = dialect;
    this.owner = owner;
    this.isUser = isUser;
  }

  /** Parses a text of one character per byte. */
  Crontab parse(String text) {
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      number++;
      read(text.substring(from, end), number, newline >= 0);
      from = end + 1;
    }
    doubtUnused();
    return new Crontab(jobs, bad, doubts);
  }

  private void read(String whole, int number, boolean ended) {
    Line line = new Line(whole);
    line.skipBlanks();
    if (line.peek() == '\n' || line.peek() == '#') {
      return;
    }
    String text = line.rest();
    Optional<Assignment> assignment = Assignment.read(text, dialect);
    if (dialect.isDebian() && number > MAX_LINES) {
      refuse(number, Code.CRON_LINE_IGNORED, "the file is longer than 10000 lines", "split it");
    } else if (assignment.isEmpty()) {
      job(line, text, number, ended);
    } else if (ended) {
      assign(assignment.get(), number);
    } else {
      refuseUnended(number, List.of());
    }
    if (dialect.hasLimits() && owner.isPresent() && isOverLimit()) {
      String message = "a user's crontab may have 1000 assignments and 10000 jobs, not more";
      refuse(number, Code.CRON_FILE_IGNORED, message, "split it");
    }
  }

  private boolean isOverLimit() {
    return assignments == MAX_ASSIGNMENTS + 1 || jobs.size() == MAX_JOBS + 1;
  }

  private void assign(Assignment assignment, int number) {
    assignments++;
    String name = Utf8.decode(assignment.name());
    if (!VARIABLE.matcher(name).matches()) {
      doubt(number, "what stands before the = is no name that a shell takes", "correct the name");
    }
    if (assignment.cut()) {
      doubt(number, "the assignment is longer than cron reads; the rest is cut off", "shorten it");
    }
    if (name.equals("LOGNAME") || (name.equals("USER") && !dialect.isDebian())) {
      doubt(number, name + " is always the user of the job", "remove the line, it does nothing");
      return;
    }
    if (dialect.isDebian() && (name.equals("CRON_TZ") || name.equals("RANDOM_DELAY"))) {
      doubt(
          number,
          "to Debian's cron " + name + " is a variable like any other; only cronie knows it",
          "write the schedule in the time zone of the machine");
    }
    environment.set(name, Utf8.decode(assignment.value()), number);
  }

  private void job(Line line, String text, int number, boolean ended) {
    JobLine read;
    try {
      read = JobLine.read(line, dialect, owner, isUser);
    } catch (BadLine e) {
      refuse(number, e, text);
      return;
    }
    Job job = job(read, number);
    boolean refused = false;
    for (JobLine.Doubt doubt : read.doubts()) {
      boolean fatal = doubt.code() == Code.CRON_UNKNOWN_USER && dialect.refusesUnknownUser();
      List<Job> wouldBe = fatal ? List.of(job) : List.of();
      (fatal ? bad : doubts)
          .add(new Crontab.Note(number, doubt.code(), doubt.message(), doubt.mend(), wouldBe));
      refused |= fatal;
    }
    if (text.endsWith("\r") && !dosLineEnds) {
      dosLineEnds = true;
      doubt(
          number,
          "the line ends as DOS ends lines: the carriage return is part of the command",
          "convert the file to Unix line ends");
    }
    if (!ended) {
      refuseUnended(number, refused ? List.of() : List.of(job));
    } else if (!refused) {
      jobs.add(job);
    }
  }

  private Job job(JobLine read, int number) {
    boolean told = environment.isTooMuch();
    Environment.Seen seen = environment.seen();
    if (environment.isTooMuch() && !told) {
      String mend = "set fewer variables";
      doubts.add(new Crontab.Note(number, Code.TOO_MANY, Environment.TOO_MUCH, mend, List.of()));
    }
    return new Job(
        read.user(),
        read.schedule(),
        Utf8.decode(read.percent().command()),
        Utf8.decode(read.percent().stdin()),
        seen.values(),
        seen.lines(),
        file,
        number);
  }

  private void refuseUnended(int number, List<Job> wouldBe) {
    String message = "the last line does not end in a newline";
    String mend = "end the file with a newline";
    bad.add(new Crontab.Note(number, Code.CRON_NO_FINAL_NEWLINE, message, mend, wouldBe));
  }

  private void refuse(int number, BadLine why, String text) {
    var assignment = LIKE_ASSIGNMENT.matcher(text);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      String message = "a byte order mark stands before the first line";
      refuse(number, why.code(), message, "save the file without it");
    } else if (!assignment.matches()) {
      refuse(number, why.code(), why.getMessage(), "correct the line or remove it");
    } else if (assignment.group(2).isBlank()) {
      String message = "an assignment without a value is read as a job";
      refuse(number, why.code(), message, "write \"\" for an empty value");
    } else {
      String message = "the assignment is not one for cron, which reads it as a job";
      refuse(number, why.code(), message, "write NAME=VALUE, the value whole in quotes or in none");
    }
  }

  private void refuse(int number, Code code, String message, String mend) {
    bad.add(new Crontab.Note(number, code, message, mend, List.of()));
  }

  private void doubt(int number, String message, String mend) {
    doubts.add(new Crontab.Note(number, Code.CRON_SLOPPY, message, mend, List.of()));
  }

  private void doubtUnused() {
    List<Integer> unused = environment.unused();
    if (jobs.isEmpty() && !unused.isEmpty()) {
      doubt(0, "the file sets variables and has no job", "remove it, if no job is to come");
    } else if (!environment.isTooMuch()) {
      unused.forEach(line -> doubt(line, "no job below sees this value", "remove the line"));
    }
  }
}
