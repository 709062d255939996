package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.MemoryRoot;
import censo.source.phpfpm.FpmTexts;
import censo.source.phpfpm.PhpFpm;
import censo.source.zend.Directives;
import censo.source.zend.PhpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What php-fpm takes of its files: {@code php-fpm -tt} tells every directive of every pool as Censo
 * has it, its own defaults left out on both sides, or refuses them where Censo says so too.
 */
final class PhpFpmOracleIT {

  /** What every pool must have, so that php-fpm's own defaults show in all the others. */
  private static final MemoryRoot BARE =
      new MemoryRoot()
          .file(
              "/etc/php/8.2/fpm/php-fpm.conf",
              "[bare]\nuser = www-data\nlisten = /run/bare\npm = static\npm.max_children = 1\n");

  private static final Set<String> LOGS = Set.of("access.log", "slowlog");

  private static final List<Known> KNOWN =
      List.of(
          new Known("no php-fpm is there to refuse anything", d -> d.ours().equals("absent")),
          new Known(
              "an entry of the environment, which no file tells",
              d -> d.ours().contains("${") || d.theirs().contains("says empty value")),
          new Known(
              "behind an include php-fpm goes on counting the included file's lines",
              d -> d.theirs().contains("says unknown entry") && isBehindInclude(d)),
          new Known(
              "php-fpm 7.4 looks for its people when it starts, and not when it is tested",
              d -> d.daemon().version().startsWith("7.4") && refusesPeople(d)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void phpFpmTellsThePoolsThatCensoReadsAndRefusesThemWhereCensoSaysSo(String image)
      throws Exception {
    check(image, "php-fpm", new PhpFpm(), Tree.all(new PhpFpm(), image, PhpFpmOracleIT::variant));
  }

  /** Compares these trees, as trees of the machine's version. */
  static void check(String image, String name, PhpFpm source, List<Tree> all) throws Exception {
    String version = PhpTree.version(image);
    List<Tree> trees = new ArrayList<>();
    trees.add(tree(version, new Tree(Tree.Kind.VARIANT, "bare", BARE)));
    all.forEach(t -> trees.add(tree(version, t)));
    try (Daemon fpm = Daemon.of(image, name, "php -r 'echo PHP_VERSION;'")) {
      Below below = Below.of(fpm);
      FpmTelling telling = new FpmTelling(Directives.of(PhpVersion.of(version).orElseThrow()));
      new Comparison(source, fpm, KNOWN)
          .check(
              trees,
              "phpfpm.py",
              tree -> ours(below.under(tree.root(), false), version),
              telling::text,
              Refusal::alike);
    }
  }

  private static boolean isBehindInclude(Difference d) {
    return places(d).stream()
        .allMatch(
            place ->
                lines(d.tree(), place).subList(0, line(place)).stream()
                    .anyMatch(text -> text.startsWith("include")));
  }

  private static boolean refusesPeople(Difference d) {
    return d.theirs().startsWith("taken")
        && places(d).stream()
            .filter(place -> line(place) > 0)
            .map(place -> lines(d.tree(), place).get(line(place) - 1))
            .allMatch(text -> text.matches("\\s*(user|group|listen\\.(owner|group))\\s*=.*"));
  }

  /** Where Censo refuses it, as {@code FILE:LINE}. */
  private static List<String> places(Difference d) {
    return d.ours().lines().skip(1).map(l -> l.substring("at ".length())).toList();
  }

  /** 0 where the whole file is meant. */
  private static int line(String place) {
    return place.matches(".*:[0-9]+")
        ? Integer.parseInt(place.substring(place.lastIndexOf(':') + 1))
        : 0;
  }

  private static List<String> lines(Tree tree, String place) {
    String file = place.substring(0, place.lastIndexOf(':'));
    return List.of(tree.root().bytes(file).latin1().split("\n", -1));
  }

  private static MemoryRoot variant(Random random) {
    String text = new FpmTexts(random.nextLong()).file(random.nextInt(3) == 0 ? 30 : 0);
    return new MemoryRoot().file("/etc/php/8.2/fpm/php-fpm.conf", text);
  }

  /** As the machine's version, with the main file told to the driver. */
  private static Tree tree(String version, Tree tree) {
    MemoryRoot root = PhpTree.as(version, tree.root());
    Reading reading = new PhpFpm().read(root, List.of());
    String main =
        global(reading, version)
            .map(item -> item.origin().file())
            .orElse("/etc/php/" + version + "/fpm/php-fpm.conf");
    return new Tree(tree.kind(), tree.name(), new MemoryRoot(root).file("/.main", main));
  }

  private static Optional<Item> global(Reading reading, String version) {
    List<Item> all = reading.items().stream().filter(i -> i.kind().equals("php_fpm")).toList();
    return all.stream()
        .filter(i -> i.name().equals(version))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static String ours(MemoryRoot root, String version) {
    Reading reading = new PhpFpm().read(root, List.of());
    if (reading.status() == Reading.Status.ABSENT) {
      return "absent";
    }
    if (!reading.wouldStart()) {
      return Refusal.ours(reading);
    }
    String read = global(reading, version).map(Item::name).orElse(version);
    Map<String, Map<String, String>> sections = new TreeMap<>();
    for (Item item : reading.items()) {
      if (item.name().equals(read)) {
        sections.put("global", settings(item, "global"));
      } else if (item.name().startsWith(read + "/")) {
        String pool = item.name().substring(read.length() + 1);
        sections.put(pool, settings(item, pool));
      }
    }
    return FpmTelling.taken(sections);
  }

  private static Map<String, String> settings(Item item, String pool) {
    Map<String, String> settings = new TreeMap<>();
    item.settings()
        .forEach(
            (name, value) -> {
              switch (value) {
                case Value.Text(String text) ->
                    settings.put(name, absolute(name, text.replace("$pool", pool)));
                case Value.TextList(List<String> texts) -> settings.put(name, texts.toString());
                case Value.TextMap(SequencedMap<String, String> texts) ->
                    texts.forEach(
                        (key, text) ->
                            settings.put(name + "[" + key + "]", text.replace("$pool", pool)));
              }
            });
    return settings;
  }

  /** php-fpm tells of a relative path where it leads to. */
  private static String absolute(String name, String text) {
    boolean relative = LOGS.contains(name) && !text.isEmpty() && !text.startsWith("/");
    return relative ? "/usr/" + text : text;
  }
}
