package censo.packaging.oracle;

import censo.inventory.Bytes;
import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.Paths;
import censo.source.supervisor.Supervisor;
import censo.source.supervisor.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What supervisord makes of its files: every process with every setting, expanded. Censo expands
 * nothing, so its items are written down as supervisord's configuration, and supervisord must make
 * the same of that.
 */
final class SupervisorOracleIT {
  private static final Pattern SIGN = Pattern.compile("\\s[;#]");
  private static final Pattern NUMBERED = Pattern.compile("(.*) #([0-9]+)");

  private static final Known TWINS =
      new Known(
          "two sections whose names differ by blanks are items of one name: which of them comes"
              + " first, and which one a group takes, is in the file only",
          both -> items(both).stream().anyMatch(item -> NUMBERED.matcher(item.name()).matches()));

  private static final Known HERE =
      new Known(
          "%(here)s in a section of several files is the folder of the one that wrote the key: the"
              + " item has all of them as places, and the value as written",
          both ->
              items(both).stream()
                  .anyMatch(item -> !item.also().isEmpty() && text(item).contains("%(here)s")));

  private static final Known SIGNS =
      new Known(
          "a comment sign behind a blank, which is none because of where another one stands, can't"
              + " be written alone",
          both -> items(both).stream().anyMatch(item -> SIGN.matcher(text(item)).find()));

  private static List<Item> items(Difference both) {
    return new Supervisor().read(both.tree().root(), List.of()).items();
  }

  private static String text(Item item) {
    return String.valueOf(item.settings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void processes_are_those_that_supervisord_makes(String image) throws Exception {
    try (Daemon daemon = daemon(image, "supervisord")) {
      check(daemon, daemon.trees(new Supervisor(), SupervisorTexts::tree));
    }
  }

  static Daemon daemon(String image, String name) {
    return Daemon.of(image, name, "supervisord --version");
  }

  /** Compares these trees, which have a release and accounts. */
  static void check(Daemon daemon, List<Tree> trees) throws Exception {
    Map<Tree, Reading> readings = new HashMap<>();
    trees.forEach(tree -> readings.put(tree, new Supervisor().read(tree.root(), List.of())));
    List<Map<String, Object>> written =
        daemon.ask(
            "supervisor.py",
            trees.stream().map(tree -> written(tree, readings.get(tree))).toList());
    Map<Tree, String> ours = new HashMap<>();
    for (int i = 0; i < trees.size(); i++) {
      ours.put(trees.get(i), theirs(written.get(i)));
    }
    new Comparison(new Supervisor(), daemon, List.of(TWINS, HERE, SIGNS))
        .check(
            trees,
            "supervisor.py",
            tree ->
                readings.get(tree).wouldStart() ? ours.get(tree) : Refusal.ours(readings.get(tree)),
            SupervisorOracleIT::theirs,
            Refusal::alike);
  }

  private static String theirs(Map<String, Object> answer) {
    if (answer.get("config") instanceof List<?> lines) {
      return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
    // It tells the line of what it can't parse only.
    List<String> places =
        answer.containsKey("line")
            ? List.of(answer.get("file") + ":" + answer.get("line"))
            : List.of();
    return Refusal.theirs(places, String.valueOf(answer.get("fatal")));
  }

  /** The tree with what was read in place of its files, each item in the folder it came from. */
  private static Tree written(Tree tree, Reading reading) {
    MemoryRoot root = new MemoryRoot(tree.root());
    List<Item> items = reading.items();
    String main =
        items.stream()
            .filter(item -> item.kind().equals("supervisord"))
            .map(item -> item.origin().file())
            .findFirst()
            .orElse("/etc/supervisor/supervisord.conf");
    boolean includes = items.stream().anyMatch(item -> item.setting("include").isPresent());
    StringBuilder text = new StringBuilder();
    List<String> included = new ArrayList<>();
    for (Item item : items) {
      String section = Bytes.ofUtf8(Written.of(named(item))).latin1();
      if (includes && !item.kind().equals("supervisord")) {
        String path = Paths.folder(item.origin().file()) + "/" + included.size() + ".written";
        root.file(path, section);
        included.add(path);
      } else {
        text.append(section);
      }
    }
    text.append(includes ? "[include]\nfiles=" + String.join(" ", included) + " nothing" : "");
    return new Tree(tree.kind(), tree.name(), root.file(main, text.toString()));
  }

  /** A second thing of one name: supervisord strips the blanks before it. */
  private static Item named(Item item) {
    Matcher numbered = NUMBERED.matcher(item.name());
    return numbered.matches()
        ? item.withName(" ".repeat(Integer.parseInt(numbered.group(2)) - 1) + numbered.group(1))
        : item;
  }
}
