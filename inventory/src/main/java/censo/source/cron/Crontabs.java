package censo.source.cron;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.source.Accounts;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every crontab of the host, and what the daemon takes of each ({@code load_database}). */
final class Crontabs {
  static final String SYSTEM = "/etc/crontab";
  static final String FOLDER = "/etc/cron.d";

  private static final Pattern ELSEWHERE =
      Pattern.compile("^\\s*passwd:.*\\b(sss|ldap|winbind|nis|nisplus|hesiod)\\b");

  /** Lines told beside the one for which a whole file is ignored; mended, the rest show. */
  private static final int MAX_OTHERS = 20;

  private final Draft draft;
  private final Dialect dialect;
  private final Accounts accounts;
  private final TabRules rules;
  private final String spool;
  private final boolean allUsersKnown;
  private final List<Job> jobs = new ArrayList<>();

  Crontabs(Draft draft, Dialect dialect, Accounts accounts, TabRules rules, String spool) {
    this.draft = draft;
    this.dialect = dialect;
    this.accounts = accounts;
    this.rules = rules;
    this.spool = spool;
    this.allUsersKnown = knowsAllUsers(draft.root(), accounts);
  }

  /** Jobs that run; problems and files go into the draft. */
  List<Job> read() {
    read(new Tab(SYSTEM, Optional.empty()));
    for (String name : draft.list(FOLDER)) {
      Tab tab = new Tab(FOLDER + "/" + name, Optional.empty());
      boolean spare = SpareName.is(name);
      if (rules.takesName(name)) {
        read(tab);
        if (spare) {
          draft.doubt(
              Code.CRON_BAD_NAME,
              Origin.of(tab.path()),
              "looks like a copy that was left behind, but cronie reads it",
              "remove the file or give it a name of its own");
        }
      } else if (!spare) {
        ignore(
            tab,
            Code.CRON_BAD_NAME,
            dialect.daemon() + " does not read a file of this name",
            "give it a name of letters, digits, _ and - only, or remove it");
      }
    }
    for (String name : draft.list(spool)) {
      spooled(name);
    }
    return jobs;
  }

  private void spooled(String name) {
    String path = spool + "/" + name;
    // The name stands for the user, so that what the crontab would be can be told.
    Accounts.User nobody = new Accounts.User(name, -1, -1, "", "", 0);
    Optional<Accounts.User> user =
        accounts.user(name).or(() -> Optional.of(nobody).filter(_ -> !allUsersKnown));
    if (user.isPresent()) {
      read(new Tab(path, user));
    } else if (draft.root().stat(path).filter(Stat::isFolder).isPresent()) {
      ignoreKind(path, "is a folder", Severity.IGNORED);
    } else if (!SpareName.is(name) && !name.startsWith("tmp.")) {
      ignore(
          new Tab(path, Optional.of(nobody)),
          Code.CRON_UNKNOWN_USER,
          "there is no user of this name, so " + dialect.daemon() + " ignores the crontab",
          "make the user, or remove the crontab");
    }
  }

  private void read(Tab tab) {
    switch (draft.open(tab.path())) {
      case Opened.Missing() -> {}
      case Opened.Refused refused -> refused(tab.path(), refused);
      case Opened.Read read -> {
        Stat at = draft.root().lstat(tab.path()).orElse(read.stat());
        Optional<String> refusal = rules.refusal(tab, at, read.stat());
        Crontab crontab = parse(tab, read);
        if (refusal.isPresent()) {
          String mend = "correct owner and mode, or remove the file";
          draft.add(
              problem(Severity.IGNORED, Code.CRON_BAD_MODE, tab, 0, refusal.get(), mend)
                  .withWouldBe(Job.items(all(crontab))));
        } else {
          take(tab, crontab, read);
        }
      }
    }
  }

  private void take(Tab tab, Crontab crontab, Opened.Read read) {
    Optional<Crontab.Note> ruin =
        crontab.bad().stream()
            .filter(note -> dialect.isDebian() || note.code() == Code.CRON_FILE_IGNORED)
            .findFirst();
    if (ruin.isPresent()) {
      ignoreWhole(tab, crontab, ruin.get());
      return;
    }
    jobs.addAll(crontab.jobs());
    for (Crontab.Note note : crontab.bad()) {
      String message = note.message() + "; cronie ignores the line";
      draft.add(
          problem(Severity.IGNORED, note.code(), tab, note.line(), message, note.mend())
              .withWouldBe(Job.items(note.jobs())));
    }
    for (Crontab.Note note : crontab.doubts()) {
      Severity severity = note.code() == Code.TOO_MANY ? Severity.LOST : Severity.DOUBT;
      draft.add(problem(severity, note.code(), tab, note.line(), note.message(), note.mend()));
    }
    draft.doubtOddBytes(tab.path(), read.bytes());
  }

  private void ignoreWhole(Tab tab, Crontab crontab, Crontab.Note ruin) {
    Code code = ruin.code() == Code.CRON_LINE_IGNORED ? Code.CRON_FILE_IGNORED : ruin.code();
    List<String> others =
        crontab.bad().stream()
            .map(Crontab.Note::line)
            .filter(line -> line != ruin.line())
            .distinct()
            .limit(MAX_OTHERS)
            .map(String::valueOf)
            .toList();
    String mend =
        others.isEmpty()
            ? ruin.mend()
            : ruin.mend() + "; then look at line " + String.join(", ", others) + " too";
    String message = ruin.message() + "; " + dialect.daemon() + " ignores the whole file";
    draft.add(
        problem(Severity.IGNORED, code, tab, ruin.line(), message, mend)
            .withWouldBe(Job.items(all(crontab))));
  }

  private void ignore(Tab tab, Code code, String message, String mend) {
    List<Job> would =
        draft.open(tab.path()) instanceof Opened.Read read ? all(parse(tab, read)) : List.of();
    draft.add(problem(Severity.IGNORED, code, tab, 0, message, mend).withWouldBe(Job.items(would)));
  }

  private void refused(String path, Opened.Refused refused) {
    switch (refused.code()) {
      case NOT_REGULAR -> {
        boolean fifo = draft.root().stat(path).filter(s -> s.kind() == Stat.Kind.FIFO).isPresent();
        // Debian's opens it without O_NONBLOCK and waits for ever for somebody who writes.
        boolean hangs = fifo && dialect.isDebian();
        ignoreKind(path, refused.message(), hangs ? Severity.FATAL : Severity.IGNORED);
      }
      case LINK_DANGLING ->
          draft.add(
              draft.problem(
                  Severity.IGNORED,
                  Code.LINK_DANGLING,
                  Origin.of(path),
                  "is a link to nothing; " + dialect.daemon() + " skips it",
                  "remove the link, or bring back what it leads to"));
      default -> draft.lost(path, refused);
    }
  }

  private void ignoreKind(String path, String kind, Severity severity) {
    String effect =
        severity == Severity.FATAL ? "; cron waits on it for ever" : "; no jobs are read from it";
    draft.add(
        draft.problem(severity, Code.NOT_REGULAR, Origin.of(path), kind + effect, "remove it"));
  }

  private Crontab parse(Tab tab, Opened.Read read) {
    return new CrontabParser(
            tab.path(), dialect, tab.owner().map(Accounts.User::name), this::isUser)
        .parse(read.bytes().latin1());
  }

  private boolean isUser(String name) {
    return !allUsersKnown || accounts.user(name).isPresent();
  }

  /** Not where a directory service knows users too, or where there is no passwd to judge by. */
  private static boolean knowsAllUsers(Root root, Accounts accounts) {
    boolean elsewhere =
        root.open("/etc/nsswitch.conf") instanceof Opened.Read read
            && read.bytes().latin1().lines().anyMatch(ELSEWHERE.asPredicate());
    return !elsewhere && !accounts.users().isEmpty();
  }

  private static List<Job> all(Crontab crontab) {
    List<Job> all = new ArrayList<>(crontab.jobs());
    crontab.bad().stream().map(Crontab.Note::jobs).forEach(all::addAll);
    return all;
  }

  private Problem problem(
      Severity severity, Code code, Tab tab, int line, String message, String mend) {
    return draft.problem(severity, code, Origin.of(tab.path(), line), message, mend);
  }
}
