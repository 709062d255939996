package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.MemoryRoot;
import censo.source.cron.Cron;
import censo.source.logrotate.Logrotate;
import censo.source.logrotate.LogrotateParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which blocks logrotate has of a host, which logs each has, and what is in force for it, as {@code
 * logrotate -d} tells.
 */
final class LogrotateOracleIT {
  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "a file with a NUL byte is told as lost",
              both -> both.tree().name().equals("a-binary-file-is-lost")),
          new Known(
              "olddir is not looked at where the tree lacks all of the folder the logs are in",
              both ->
                  both.ours().matches("(?s).*olddir [^,].*")
                      && both.ours()
                          .matches("(?s).*(^|[ \n])/(?!(srv|var|root|home|opt)/)[^ ]*/.*")),
          new Known(
              "which logs a pattern leaves out under ignoreduplicates is not told",
              both -> both.tree().name().equals("duplicates-can-be-passed-over")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void blocks_are_those_that_logrotate_tells_of(String image) throws Exception {
    List<Tree> trees = Tree.all(new Logrotate(), image, LogrotateTexts::tree);
    trees.forEach(LogrotateOracleIT::start);
    try (Daemon logrotate =
        Daemon.of(image, "logrotate", "logrotate --version 2>&1 | head -1 | cut -d' ' -f2")) {
      Below below = Below.of(logrotate);
      new Comparison(new Logrotate(), logrotate, KNOWN)
          .check(
              trees,
              "logrotate.py",
              tree -> ours(machine(below, tree)),
              LogrotateOracleIT::theirs,
              LogrotateBlock::alike);
    }
  }

  /** The release of the machine decides, not what the tree's packages say. */
  private static MemoryRoot machine(Below below, Tree tree) {
    return below.under(tree.root(), true).file("/var/lib/dpkg/status", "");
  }

  private static List<Item> before(MemoryRoot root) {
    return new Cron().read(root, List.of()).items();
  }

  private static void start(Tree tree) {
    List<String> runs =
        LogrotateParts.runs(tree.root(), before(tree.root())).stream()
            .map(run -> String.join("\t", run))
            .toList();
    tree.root().file("/.arguments", String.join("\n", runs));
  }

  private static String ours(MemoryRoot root) {
    Reading reading = new Logrotate().read(root, before(root));
    if (reading.problems().stream().anyMatch(LogrotateOracleIT::waits)) {
      return "it waits";
    }
    Set<Origin> cut = new HashSet<>();
    reading.problems().stream()
        .filter(p -> p.code().equals("logrotate_duplicate"))
        .forEach(p -> cut.add(Origin.of(p.file(), p.line())));
    List<LogrotateBlock> blocks = new ArrayList<>();
    for (Item item : reading.items()) {
      if (item.kind().equals("logrotate")) {
        boolean isCut = cut.contains(Origin.of(item.origin().file(), item.origin().line()));
        LogrotateBlock.of(item, root, isCut).ifPresent(blocks::add);
      }
    }
    return LogrotateBlock.text(blocks);
  }

  private static boolean waits(Problem problem) {
    return problem.code().equals("not_regular") && problem.severity() == Problem.Severity.FATAL;
  }

  private static String theirs(Map<String, Object> answer) {
    List<LogrotateBlock> blocks = new ArrayList<>();
    for (Object run : (List<?>) answer.get("runs")) {
      Map<?, ?> said = (Map<?, ?>) run;
      if (said.get("said") == null) {
        return "it waits";
      }
      Set<String> there = new HashSet<>();
      ((List<?>) said.get("there")).forEach(log -> there.add(Utf8.decode((String) log)));
      blocks.addAll(
          LogrotateBlock.told((String) said.get("said"), (String) said.get("forced"), there));
    }
    return LogrotateBlock.text(blocks);
  }
}
