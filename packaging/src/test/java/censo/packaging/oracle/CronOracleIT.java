package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.MemoryRoot;
import censo.source.Opened;
import censo.source.cron.Cron;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What cron loads of its crontabs: every job with its times, command and environment. The times of
 * an item are a schedule, so the daemon is asked for those too: what it makes of the item's own.
 *
 * <p>cronie is asked as Debian 13 packages it, 1.7. Nobody asks 1.4 and 1.5 of Amazon Linux and Red
 * Hat: Debian has no package of them, and their rules are read from their source only.
 */
final class CronOracleIT {
  private static final Pattern OPTION = Pattern.compile("-n[ \t]+");
  private static final String HANGS = "hangs";

  /** Where the daemon finds the jobs of the items. */
  private static final String WRITTEN = "/etc/cron.d/written";

  @ParameterizedTest
  @CsvSource({
    "cron, CENSO_IMAGE_CRON_BULLSEYE",
    "cron, CENSO_IMAGE_CRON_BOOKWORM",
    "cronie, CENSO_IMAGE_CRONIE_TRIXIE"
  })
  void jobs_are_those_that_cron_loads(String name, String image) throws Exception {
    boolean cronie = name.equals("cronie");
    try (Daemon daemon = daemon(image, name, name)) {
      List<Tree> trees = daemon.trees(new Cron(), CronTexts::tree);
      if (cronie) {
        // By this one a tree of Debian is known to run it.
        trees.forEach(tree -> tree.root().file("/usr/sbin/crond", ""));
      }
      check(daemon, trees, cronie);
    }
  }

  /**
   * Starts the container.
   *
   * @param of package of the daemon
   */
  static Daemon daemon(String image, String name, String of) {
    return Daemon.of(image, name, "dpkg-query -W -f '${Version}' " + of);
  }

  /** Compares these trees, which have a release and accounts. */
  static void check(Daemon daemon, List<Tree> trees, boolean cronie) throws Exception {
    Map<Tree, Reading> readings = new HashMap<>();
    trees.forEach(tree -> readings.put(tree, new Cron().read(tree.root(), List.of())));
    List<Map<String, Object>> written =
        daemon.ask(
            "cron.sh",
            trees.stream().map(tree -> written(tree, readings.get(tree), cronie)).toList());
    Map<Tree, String> ours = new HashMap<>();
    for (int i = 0; i < trees.size(); i++) {
      Tree tree = trees.get(i);
      ours.put(tree, ours(readings.get(tree), written.get(i), cronie));
    }
    new Comparison(new Cron(), daemon, List.of(daemon.elsewhere(), DIRECTORY, RANDOM))
        .check(trees, "cron.sh", ours::get, CronOracleIT::theirs);
  }

  private static final Known DIRECTORY =
      new Known(
          "a directory service may know the user; the container has none",
          both ->
              both.tree().root().open("/etc/nsswitch.conf") instanceof Opened.Read read
                  && read.bytes().utf8().contains("sss"));

  private static final Known RANDOM =
      new Known(
          "cronie draws one of a~b each time it loads, and refuses the line where that is too low",
          both ->
              both.tree().root().paths().stream()
                  .anyMatch(
                      path -> both.tree().root().bytes(path).latin1().matches("(?s).*[0-9]~.*")));

  private static List<Item> jobs(Reading reading) {
    return reading.items().stream().filter(item -> item.kind().equals("cron_job")).toList();
  }

  /** A tree with the jobs of the items, in their order: the schedule, the user, and a number. */
  private static Tree written(Tree tree, Reading reading, boolean cronie) {
    MemoryRoot root = new MemoryRoot();
    for (String path : Daemon.OWN) {
      if (tree.root().lstat(path).filter(stat -> stat.isFile()).isPresent()) {
        root.file(path, tree.root().bytes(path).latin1());
      }
    }
    StringBuilder text = new StringBuilder();
    List<Item> jobs = jobs(reading);
    for (int i = 0; i < jobs.size(); i++) {
      text.append(jobs.get(i).text("schedule").orElse(""))
          .append(' ')
          .append(jobs.get(i).text("user").orElse(""))
          .append(' ')
          .append(option(jobs.get(i), cronie))
          .append(i)
          .append('\n');
    }
    return new Tree(tree.kind(), tree.name(), root.file(WRITTEN, text.toString()));
  }

  /** An option of cronie's before the command; the item keeps it there, as it must be written. */
  private static String option(Item job, boolean cronie) {
    Matcher option = OPTION.matcher(job.text("command").orElse(""));
    return cronie && option.lookingAt() ? option.group() : "";
  }

  private static String ours(Reading reading, Map<String, Object> written, boolean cronie) {
    if (!reading.wouldStart()) {
      return HANGS;
    }
    Map<String, Map<?, ?>> byNumber = new HashMap<>();
    for (Map<?, ?> job : loaded(written)) {
      byNumber.put(String.valueOf(job.get("command")), job);
    }
    List<String> lines = new ArrayList<>();
    List<Item> jobs = jobs(reading);
    for (int i = 0; i < jobs.size(); i++) {
      Item item = jobs.get(i);
      Map<?, ?> job = byNumber.getOrDefault(String.valueOf(i), Map.of());
      SortedMap<String, String> environment = environment(job);
      environment.putAll(item.map("environment"));
      lines.add(
          line(
              item.origin().file(),
              job,
              environment,
              item.text("command").orElse("").substring(option(item, cronie).length()),
              item.text("stdin").orElse("")));
    }
    return lines.stream().sorted().collect(Collectors.joining("\n"));
  }

  private static String theirs(Map<String, Object> answer) {
    return answer.containsKey("hangs")
        ? HANGS
        : loaded(answer).stream()
            .map(
                job ->
                    line(
                        path(text(job, "tab")),
                        job,
                        environment(job),
                        text(job, "command")
                            .replaceFirst("^[ \t]+", "")
                            .replaceFirst("[ \t]+\\z", ""),
                        text(job, "stdin")))
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  private static List<Map<?, ?>> loaded(Map<String, Object> answer) {
    Stream<?> jobs = answer.get("jobs") instanceof List<?> list ? list.stream() : Stream.of();
    return jobs.<Map<?, ?>>map(job -> (Map<?, ?>) job).toList();
  }

  private static String line(
      String file,
      Map<?, ?> job,
      SortedMap<String, String> environment,
      String command,
      String in) {
    return file
        + ": "
        + job.get("times")
        + " flags "
        + job.get("flags")
        + " "
        + environment
        + " "
        + List.of(command, in).toString().replace("\n", "\\n").replace("\r", "\\r");
  }

  private static SortedMap<String, String> environment(Map<?, ?> job) {
    SortedMap<String, String> values = new TreeMap<>();
    if (job.get("env") instanceof List<?> variables) {
      for (Object variable : variables) {
        String[] both = Utf8.decode((String) variable).split("=", 2);
        values.put(both[0], both[1]);
      }
    }
    return values;
  }

  private static String text(Map<?, ?> job, String key) {
    return Utf8.decode((String) job.get(key));
  }

  /** Debian's cron gives the system's crontabs names of its own. */
  private static String path(String tab) {
    if (tab.startsWith("/")) {
      return tab;
    }
    String system = "*system*";
    if (!tab.startsWith(system)) {
      return "/var/spool/cron/crontabs/" + tab;
    }
    return tab.equals(system) ? "/etc/crontab" : "/etc/cron.d/" + tab.substring(system.length());
  }
}
