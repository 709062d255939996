package censo.source.cron;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scripts that {@code run-parts} starts: executable files of {@code /etc/cron.daily} and its
 * kin, by the name rules of Debian's run-parts(8) or of the script of that name on RHEL.
 */
final class CronScripts {
  private static final List<String> PERIODS =
      List.of("hourly", "daily", "weekly", "monthly", "yearly");
  private static final int MAX_VALUE = 256 * 1024;
  private static final Pattern DEBIAN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern RHEL_SKIPS =
      Pattern.compile(
          "\\..*|.*[~,]|.*\\.(rpmsave|rpmorig|rpmnew|swp|cfsaved)|jobs\\.(deny|allow)",
          Pattern.DOTALL);
  private static final Pattern LISTS = Pattern.compile("jobs\\.(deny|allow)");

  private final Draft draft;
  private final boolean debian;

  CronScripts(Draft draft, boolean debian) {
    this.draft = draft;
    this.debian = debian;
  }

  static String folder(String period) {
    return "/etc/cron." + period;
  }

  static List<String> folders() {
    return PERIODS.stream().map(CronScripts::folder).toList();
  }

  /**
   * @param commands of the jobs that run: a folder that none of them names is never looked at
   */
  void read(List<String> commands) {
    for (String period : PERIODS) {
      String folder = folder(period);
      Pattern named = Pattern.compile(Pattern.quote(folder) + "(?![A-Za-z0-9_.-])");
      boolean run = commands.stream().anyMatch(named.asPredicate());
      for (String name : draft.list(folder)) {
        String path = folder + "/" + name;
        if (draft.root().stat(path).filter(Stat::isFolder).isEmpty()) {
          script(folder, name, period, run);
        }
      }
    }
  }

  private void script(String folder, String name, String period, boolean run) {
    String path = folder + "/" + name;
    boolean spare = SpareName.is(name) || (!debian && LISTS.matcher(name).matches());
    Optional<String> refusal = refusal(folder, name);
    if (spare && refusal.isPresent()) {
      return;
    }
    switch (draft.open(path)) {
      case Opened.Missing() -> {}
      case Opened.Read read when refusal.isPresent() ->
          ignore(read, period, Code.CRON_BAD_NAME, refusal.get(), "rename it, or remove it");
      case Opened.Read read when (read.stat().mode() & 0111) == 0 ->
          ignore(
              read,
              period,
              Code.CRON_BAD_MODE,
              "is not executable, so run-parts does not start it",
              "make it executable, or remove it");
      case Opened.Read read -> take(read, period, run);
      case Opened.Refused(Code code, String message)
          when code == Code.LINK_DANGLING || code == Code.NOT_REGULAR ->
          draft.add(
              draft.problem(
                  Severity.IGNORED,
                  code,
                  Origin.of(path),
                  message + "; run-parts skips it",
                  "remove it"));
      case Opened.Refused refused -> draft.lost(path, refused);
    }
  }

  private void take(Opened.Read read, String period, boolean run) {
    String path = read.file().path();
    if (read.bytes().size() > MAX_VALUE) {
      draft.lost(path, new Opened.Refused(Code.TOO_LARGE, "is larger than 256 KiB"));
    }
    draft.add(item(read, period));
    draft.doubtOddBytes(path, read.bytes());
    if (!run) {
      draft.doubt(
          Code.CRON_NEVER,
          Origin.of(path),
          "no job runs the scripts of this folder",
          "add the run-parts line to /etc/crontab, or remove the script");
    }
    if (read.stat().isWritableByOthers() || read.stat().uid() != 0) {
      draft.doubt(
          Code.INSECURE_PERMISSIONS,
          Origin.of(path),
          "runs as root, but not only root may write to it",
          "give it to root, mode 0755");
    }
  }

  private void ignore(Opened.Read read, String period, Code code, String message, String mend) {
    Origin at = Origin.of(read.file().path());
    draft.add(
        draft
            .problem(Severity.IGNORED, code, at, message, mend)
            .withWouldBe(List.of(item(read, period))));
  }

  private static Item item(Opened.Read read, String period) {
    Map<String, Value> settings = new HashMap<>();
    settings.put("period", Value.of(period));
    if (read.bytes().size() <= MAX_VALUE) {
      settings.put("content", Value.of(Utf8.decode(read.bytes().latin1())));
    }
    String path = read.file().path();
    return Item.of("cron_script", path, settings, Origin.of(path));
  }

  /** Why run-parts leaves a name out. */
  private Optional<String> refusal(String folder, String name) {
    boolean taken = debian ? DEBIAN.matcher(name).matches() : !RHEL_SKIPS.matcher(name).matches();
    if (!taken) {
      return Optional.of("run-parts does not start a file of this name");
    }
    boolean denied =
        !debian
            && (listed(folder + "/jobs.deny", name).orElse(false)
                || !listed(folder + "/jobs.allow", name).orElse(true));
    return denied
        ? Optional.of("jobs.deny or jobs.allow keeps run-parts from it")
        : Optional.empty();
  }

  /** Whether a file of names, one a line, has this one; empty where there is no such file. */
  private Optional<Boolean> listed(String path, String name) {
    return draft.root().open(path) instanceof Opened.Read read
        ? Optional.of(read.bytes().latin1().lines().anyMatch(name::equals))
        : Optional.empty();
  }
}
