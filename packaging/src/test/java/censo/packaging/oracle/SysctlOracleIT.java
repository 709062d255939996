package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.Glob;
import censo.source.MemoryRoot;
import censo.source.Paths;
import censo.source.Stat;
import censo.source.rpm.Rpm;
import censo.source.sysctl.Sysctl;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What systemd-sysctl writes at boot: every parameter and its value, patterns expanded over a few
 * parameters that the driver makes.
 */
final class SysctlOracleIT {
  private static final String WAITS = "waits for ever";

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "the image has /lib in /usr, or takes it for that",
              d -> d.tree().root().stat("/lib/sysctl.d").filter(Stat::isFolder).isPresent()),
          new Known(
              "a file with a NUL byte is not read: Censo says that it is lost",
              d ->
                  d.tree().root().paths().stream()
                      .anyMatch(path -> d.tree().root().bytes(path).isBinary())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void systemdSetsTheParametersThatCensoReads(String image) throws Exception {
    String version = "dpkg-query -W -f '${Version}' systemd";
    try (Daemon systemd = Daemon.of(image, "systemd-sysctl", version)) {
      new Comparison(new Sysctl(), systemd, KNOWN)
          .check(
              Tree.all(new Sysctl(), image, SysctlOracleIT::variant),
              "sysctl.py",
              SysctlOracleIT::ours,
              SysctlOracleIT::theirs);
    }
  }

  private static MemoryRoot variant(Random random) {
    return new SysctlTexts(random).tree();
  }

  /** Of the files of packages too: what they set is no item, and set all the same. */
  private static String ours(Tree tree) {
    MemoryRoot root =
        new MemoryRoot(tree.root()).file("/etc/os-release", "ID=debian\n").rpm(Rpm.OF_A_TREE);
    tree.root().paths().stream()
        .filter(path -> path.startsWith("/var/lib/dpkg/") && tree.root().lstat(path).get().isFile())
        .forEach(path -> root.file(path, ""));
    Reading reading = new Sysctl().read(root, List.of());
    if (!reading.wouldStart()) {
      return WAITS;
    }
    SortedMap<String, String> set = new TreeMap<>(Utf8.ORDER);
    List<Item> patterns =
        reading.items().stream()
            .filter(item -> Glob.isPattern(item.name()))
            .sorted(
                Comparator.comparing((Item item) -> Paths.name(item.origin().file()), Utf8.ORDER)
                    .thenComparingInt(item -> item.origin().line()))
            .toList();
    for (Item pattern : patterns) {
      parameters()
          .filter(name -> matches(pattern.name(), name))
          .filter(name -> !pattern.list("except").contains(name))
          .forEach(name -> set.put(name, value(pattern)));
    }
    reading.items().stream()
        .filter(item -> !Glob.isPattern(item.name()))
        .forEach(item -> set.put(item.name(), value(item)));
    return set.toString();
  }

  private static String value(Item item) {
    return item.written().containsKey("value")
        ? item.written().get("value").inline()
        : item.text("value").orElseThrow();
  }

  /** Those that the driver makes. */
  private static Stream<String> parameters() {
    return Stream.of("all", "default", "lo", "eth0/1")
        .flatMap(
            i -> Stream.of("forwarding", "rp_filter").map(p -> "net.ipv4.conf." + i + "." + p));
  }

  private static boolean matches(String pattern, String name) {
    String[] ours = pattern.split("\\.");
    String[] theirs = name.split("\\.");
    boolean matches = ours.length == theirs.length;
    for (int i = 0; matches && i < ours.length; i++) {
      matches = Glob.matches(ours[i], theirs[i]);
    }
    return matches;
  }

  private static String theirs(Map<String, Object> answer) {
    if (answer.get("set") == null) {
      return WAITS;
    }
    SortedMap<String, String> set = new TreeMap<>(Utf8.ORDER);
    for (Object setting : (List<?>) answer.get("set")) {
      List<?> words = (List<?>) setting;
      String path = (String) words.getFirst();
      // The kernel has nothing by such a name: Censo tells the line.
      if (!path.matches("|/proc/sys|.*\\s.*|(?:.*/)?\\.\\.(?:/.*)?")) {
        String name = path.replace('.', '\0').replace('/', '.').replace('\0', '/');
        set.put(Utf8.decode(name), Utf8.decode((String) words.get(1)));
      }
    }
    return set.toString();
  }
}
