package censo.source.cron;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Accounts;
import censo.source.DaemonDefaults;
import censo.source.Draft;
import censo.source.Os;
import censo.source.Root;
import censo.source.Source;
import java.util.List;
import java.util.stream.Stream;

/** Jobs of cron, anacron and at. */
public final class Cron implements Source {
  @Override
  public String name() {
    return "cron";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Os os = Os.of(root);
    String spool = os.isRedHat() ? "/var/spool/cron" : "/var/spool/cron/crontabs";
    if (isAbsent(root, spool)) {
      return Reading.absent(name());
    }
    Draft draft = new Draft(name(), root);
    Dialect dialect = Dialect.of(root, os);
    String defaults = os.isRedHat() ? "/etc/sysconfig/crond" : "/etc/default/cron";
    String options = DaemonDefaults.read(draft, defaults).getOrDefault("EXTRA_OPTS", "").strip();
    boolean lsbNames = Stream.of(options.split("\\s+")).anyMatch(o -> o.matches("-[fn]*l[fn]*"));
    TabRules rules = new TabRules(dialect, lsbNames);

    List<Job> jobs = new Crontabs(draft, dialect, Accounts.of(root), rules, spool).read();
    Job.items(jobs).forEach(draft::add);
    List<String> anacron = new Anacrontab(draft).read();
    new CronScripts(draft, !os.isRedHat())
        .read(Stream.concat(jobs.stream().map(Job::command), anacron.stream()).toList());
    AtJobs.read(draft);
    return draft.reading();
  }

  private static boolean isAbsent(Root root, String spool) {
    return Stream.concat(
            Stream.of(Crontabs.SYSTEM, Crontabs.FOLDER, spool, Anacrontab.PATH),
            CronScripts.folders().stream())
        .allMatch(path -> root.lstat(path).isEmpty());
  }
}
