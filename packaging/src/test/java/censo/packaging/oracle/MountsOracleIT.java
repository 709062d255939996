package censo.packaging.oracle;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.mounts.Mounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What libmount, with which mount(8) and findmnt(8) read, takes from fstab and mountinfo. Findmnt
 * itself is not asked: that of Debian 13 dies of a line that it does not take.
 */
final class MountsOracleIT {
  private static final Set<String> OF_THE_MOMENT =
      Set.of("addr", "clientaddr", "mountaddr", "mountport");

  private static final Known UNKNOWN =
      new Known(
          "a line that is none of mountinfo: Censo says that what is mounted is not known",
          d -> new Mounts().read(d.tree().root(), List.of()).status() == Reading.Status.PARTIAL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void libmountTakesTheLinesThatCensoTakes(String image) throws Exception {
    String version = "findmnt --version | sed 's/.* //'";
    try (Daemon libmount = Daemon.of(image, "libmount", version)) {
      new Comparison(new Mounts(), libmount, List.of(UNKNOWN))
          .check(
              Tree.all(new Mounts(), image, random -> new MountsTexts(random).tree()),
              "mounts.py",
              MountsOracleIT::ours,
              MountsOracleIT::theirs,
              MountsOracleIT::alike);
    }
  }

  /** Lines that are no mount to systemd are lines to libmount: they stand in a problem. */
  private static String ours(Tree tree) {
    Reading reading = new Mounts().read(tree.root(), List.of());
    List<Item> lines =
        Stream.concat(
                reading.items().stream(),
                reading.problems().stream().flatMap(p -> p.wouldBe().stream()))
            .filter(item -> item.origin().file().equals("/etc/fstab"))
            .sorted(Comparator.comparingInt(item -> item.origin().line()))
            .toList();
    List<String> text = new ArrayList<>();
    for (Item item : lines) {
      text.add(
          entry(
              item.text("device").orElseThrow(),
              item.name().replaceFirst(" #[0-9]+$", ""),
              item.text("type").orElseThrow(),
              item.list("options"),
              item.text("freq").orElse("0") + " " + item.text("passno").orElse("0")));
    }
    reading.problems().stream()
        .filter(p -> p.code().equals(Code.MOUNTS_LINE_IGNORED.id()) && p.wouldBe().isEmpty())
        .map(Problem::line)
        .sorted()
        .forEach(line -> text.add("wrong " + line));
    reading.items().stream()
        .filter(item -> item.setting("live_options").isPresent())
        .sorted(Comparator.comparing(Item::name, Utf8.ORDER))
        .forEach(item -> text.add(mounted(item)));
    return String.join("\n", text);
  }

  private static String mounted(Item item) {
    boolean joined = item.text("source").orElse("").equals("both");
    String device = joined ? "" : item.text("type").get() + " " + item.text("device").get() + " ";
    return "mounted " + item.name() + " " + device + item.list("live_options");
  }

  private static String entry(
      String device, String point, String type, List<String> options, String numbers) {
    return String.join(" | ", device, point, type, options.toString(), numbers);
  }

  private static String theirs(Map<String, Object> answer) {
    List<String> text = new ArrayList<>();
    for (Map<?, ?> line : lines(answer, "fstab")) {
      String device = word(line, "source").replaceFirst("^([A-Z]+)=([\"'])(.*)\\2$", "$1=$3");
      String point = word(line, "target").replaceAll("(?<=.)/+$", "").replaceAll("/+", "/");
      String type = word(line, "fstype");
      List<String> options = options(word(line, "options"));
      options.remove("defaults");
      List<?> numbers = (List<?>) line.get("numbers");
      text.add(
          entry(
              device,
              type.equals("swap") ? "none" : point,
              type,
              options,
              numbers.getFirst() + " " + numbers.getLast()));
    }
    ((List<?>) answer.get("wrong")).forEach(line -> text.add("wrong " + line));
    Map<String, String> mounted = new TreeMap<>(Utf8.ORDER);
    for (Map<?, ?> line : lines(answer, "mounted")) {
      mounted.put(word(line, "target"), mounted(line));
    }
    text.addAll(mounted.values());
    return String.join("\n", text);
  }

  /**
   * As an item would say it that fstab does not name; {@code must} where that is sure to be one.
   */
  private static String mounted(Map<?, ?> line) {
    String source = word(line, "source");
    String root = word(line, "root");
    String type = word(line, "fstype");
    boolean bind = !root.equals("/") && !type.equals("btrfs");
    List<String> options = options(word(line, "vfs_options") + "," + word(line, "fs_options"));
    options.removeIf(
        option ->
            OF_THE_MOMENT.contains(option.replaceFirst("=.*", ""))
                || (source.startsWith("127.0.0.1:") && option.startsWith("port=")));
    List<String> once = options.stream().distinct().toList();
    boolean told = source.startsWith("/dev/") && !bind && !type.equals("autofs");
    String device = source + (bind ? "[" + root + "]" : "");
    return (told ? "must " : "")
        + "mounted "
        + word(line, "target")
        + " "
        + type
        + " "
        + device
        + " "
        + once;
  }

  private static List<String> options(String text) {
    List<String> options =
        new ArrayList<>(List.of(text.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")));
    options.removeIf(String::isEmpty);
    return options;
  }

  private static List<Map<?, ?>> lines(Map<String, Object> answer, String table) {
    return ((List<?>) answer.get(table)).stream().<Map<?, ?>>map(e -> (Map<?, ?>) e).toList();
  }

  private static String word(Map<?, ?> line, String name) {
    return line.get(name) == null ? "" : Utf8.decode((String) line.get(name));
  }

  /** Of fstab every line; of mountinfo no other than libmount's, and every disk. */
  private static boolean alike(String ours, String theirs) {
    if (!fstab(ours).equals(fstab(theirs))) {
      return false;
    }
    Set<String> mounted =
        theirs
            .lines()
            .map(line -> line.replaceFirst("^must ", ""))
            .filter(line -> line.startsWith("mounted "))
            .collect(Collectors.toSet());
    boolean each =
        ours.lines()
            .filter(line -> line.startsWith("mounted "))
            .allMatch(line -> mounted.stream().anyMatch(other -> says(other, line)));
    boolean all =
        theirs
            .lines()
            .filter(line -> line.startsWith("must "))
            .map(line -> line.substring("must ".length()))
            .allMatch(other -> ours.lines().anyMatch(line -> says(other, line)));
    return each && all;
  }

  /** A line of ours that fstab names too leaves the device to fstab. */
  private static boolean says(String theirs, String ours) {
    if (theirs.equals(ours)) {
      return true;
    }
    int point = ours.indexOf(" [");
    return point > 0
        && theirs.startsWith(ours.substring(0, point) + " ")
        && theirs.endsWith(ours.substring(point));
  }

  private static List<String> fstab(String text) {
    return text.lines().filter(line -> !line.matches("(?:must )?mounted .*")).toList();
  }
}
