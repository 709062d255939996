package censo.packaging.oracle;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.MemoryRoot;
import censo.source.Root;
import censo.source.php.Php;
import censo.source.php.PhpTexts;
import censo.source.rpm.Rpm;
import censo.source.zend.Directives;
import censo.source.zend.FpmUnit;
import censo.source.zend.PhpVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PHP takes of its files, for each of its programs: every directive's value but the compiled
 * default, the files it reads, the modules it is told to load.
 */
final class PhpOracleIT {
  /** The test sets it, so that no module is loaded. */
  private static final String CHANGED = "extension_dir";

  /** What the cli sets behind all files: of no program can it tell what they say. */
  private static final Set<String> FIXED_FOR_CLI =
      Set.of(
          "html_errors",
          "register_argc_argv",
          "implicit_flush",
          "output_buffering",
          "max_execution_time",
          "max_input_time");

  /** What Debian's packages of modules set, which Censo takes for their defaults. */
  private static final Set<String> SET_BY_MODULE =
      Set.of("opcache.jit=", "memcached.serializer=php");

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "an entry of the environment, which no file tells", d -> d.ours().contains("${")),
          new Known(
              "whether there is such a time zone is not judged",
              d -> without("date.timezone", d.ours()).equals(without("date.timezone", d.theirs()))),
          new Known(
              "the package's php.ini of the tree, not the machine's, is what is left out",
              d ->
                  d.tree().root().paths().stream()
                      .anyMatch(path -> path.contains("/php.ini-production"))),
          new Known(
              "a file that is as its package shipped it says nothing",
              d ->
                  d.tree().root().lstat("/var/lib/ucf/hashfile").isPresent()
                      || d.tree().root().rpm() instanceof Rpm.Told));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void phpHasTheValuesAndReadsTheFilesThatCensoSays(String image) throws Exception {
    check(image, "php", Tree.all(new Php(), image, PhpOracleIT::variant));
  }

  /** Compares these trees, as trees of the machine's version. */
  static void check(String image, String name, List<Tree> all) throws Exception {
    String version = PhpTree.version(image);
    List<Tree> trees =
        all.stream()
            .map(tree -> new Tree(tree.kind(), tree.name(), tree(version, tree.root())))
            .toList();
    try (Daemon php = Daemon.of(image, name, "php -r 'echo PHP_VERSION;'")) {
      Directives directives = Directives.of(PhpVersion.of(version).orElseThrow());
      new Comparison(new Php(), php, KNOWN)
          .check(
              trees,
              "php.py",
              tree -> ours(tree.root(), version, directives),
              answer -> theirs(answer, directives));
    }
  }

  private static MemoryRoot variant(Random random) {
    String program = random.nextInt(3) == 0 ? "fpm" : "cli";
    int wild = random.nextInt(3) == 0 ? 40 : 0;
    return new PhpTexts(random.nextLong()).tree("/etc/php/8.2/" + program, wild);
  }

  /** As the machine's version, with the programs told to the driver. */
  private static MemoryRoot tree(String version, MemoryRoot written) {
    MemoryRoot root = PhpTree.as(version, written);
    List<String> programs = new ArrayList<>();
    for (Item item : programs(new Php().read(root, List.of()), version)) {
      String name = item.name();
      boolean cli = name.equals(version + "/cli") && isDebian(root, name);
      // The cli of this Debian finds its files by itself; others are told where theirs are.
      String main = item.origin().file().endsWith(".ini") ? item.origin().file() : "/nowhere";
      String folders = cli ? "" : folders(root, name);
      programs.add(name + "\t" + (cli ? "" : "-c " + main) + "\t" + folders);
    }
    return new MemoryRoot(root).file("/.programs", String.join("\n", programs));
  }

  /** Programs of the machine's version: of another it can't tell. */
  private static List<Item> programs(Reading reading, String version) {
    return reading.items().stream()
        .filter(i -> i.kind().equals("php_ini") && i.name().startsWith(version + "/"))
        .toList();
  }

  private static boolean isDebian(Root root, String program) {
    return root.lstat("/etc/php/" + program).isPresent();
  }

  private static String folders(Root root, String name) {
    String own = folder(root, name);
    return PhpVersion.of(name.substring(0, name.indexOf('/')))
        .flatMap(v -> FpmUnit.of(root, v))
        .filter(_ -> name.endsWith("/fpm"))
        .flatMap(FpmUnit::scanFolders)
        .map(f -> f.replaceFirst("^:", own + ":").replaceFirst(":$", ":" + own))
        .orElse(own);
  }

  private static String folder(Root root, String name) {
    return isDebian(root, name) ? "/etc/php/" + name + "/conf.d" : "/etc/php.d";
  }

  private static String ours(MemoryRoot root, String version, Directives directives) {
    Reading reading = new Php().read(root, List.of());
    Map<String, String> programs = new TreeMap<>();
    for (Item item : programs(reading, version)) {
      boolean cli = item.name().endsWith("/cli");
      Map<String, String> values =
          new HashMap<>(isDebian(root, item.name()) ? directives.packaged(cli) : Map.of());
      item.settings().forEach((name, value) -> put(values, name, value));
      values.keySet().removeIf(name -> name.startsWith("["));
      String sapi = item.name().substring(item.name().indexOf('/') + 1);
      Set<String> loads =
          reading.items().stream()
              .filter(i -> i.kind().equals("php_extension") && i.list("sapis").contains(sapi))
              .map(i -> i.name().substring(i.name().indexOf('/') + 1))
              .collect(Collectors.toCollection(TreeSet::new));
      List<String> folders = List.of(folders(root, item.name()).split(":"));
      Set<String> files =
          reading.files().stream()
              .filter(f -> f.content().isPresent() && isOf(f.path(), item, folders))
              .map(HostFile::path)
              .filter(f -> reading.problems().stream().noneMatch(p -> isUnread(p, f)))
              .collect(Collectors.toCollection(TreeSet::new));
      programs.put(item.name(), text(values, files, loads, directives, cli));
    }
    return programs.toString();
  }

  /** PHP does not read it, or not to its end: then it does not name it. */
  private static boolean isUnread(Problem p, String file) {
    boolean unread = p.code().equals("php_unread") && p.line() == 0;
    boolean main = file.endsWith("php.ini");
    return p.file().equals(file) && (unread || (!main && p.code().equals("ini_rest_ignored")));
  }

  private static String without(String name, String text) {
    return text.replaceAll("(?m)^" + Pattern.quote(name) + " = .*\n", "");
  }

  private static boolean isOf(String path, Item program, List<String> folders) {
    return path.equals(program.origin().file())
        || folders.contains(path.substring(0, path.lastIndexOf('/')));
  }

  private static void put(Map<String, String> values, String name, Value value) {
    switch (value) {
      case Value.Text(String text) -> values.put(name, text);
      case Value.TextList(List<String> texts) -> {
        for (int i = 0; i < texts.size(); i++) {
          values.put(name + "[" + i + "]", texts.get(i));
        }
      }
      case Value.TextMap(SequencedMap<String, String> texts) ->
          texts.forEach((key, text) -> values.put(name + "[" + key + "]", text));
    }
  }

  private static String theirs(Map<String, Object> answer, Directives directives) {
    Map<String, String> programs = new TreeMap<>();
    ((Map<?, ?>) answer.get("programs"))
        .forEach(
            (program, told) -> {
              Map<?, ?> all = (Map<?, ?>) told;
              boolean cli = ((String) program).endsWith("/cli");
              Map<String, String> values = new HashMap<>();
              ((Map<?, ?>) all.get("values"))
                  .forEach(
                      (name, value) ->
                          values.put(
                              Utf8.decode((String) name),
                              directives.canonical(
                                  (String) name, Utf8.decode((String) value), cli)));
              Set<String> loads =
                  texts(all.get("loads")).stream()
                      .map(load -> load.replaceFirst(".*/", "").replaceFirst("\\.so$", ""))
                      .collect(Collectors.toCollection(TreeSet::new));
              Set<String> files = new TreeSet<>(texts(all.get("files")));
              programs.put((String) program, text(values, files, loads, directives, cli));
            });
    return programs.toString();
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(text -> Utf8.decode((String) text)).toList();
  }

  /** What is not as PHP was compiled, and is read by somebody. */
  private static String text(
      Map<String, String> values,
      Set<String> files,
      Set<String> loads,
      Directives directives,
      boolean cli) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              boolean counts =
                  !name.equals(CHANGED)
                      && !FIXED_FOR_CLI.contains(name)
                      && !name.startsWith("#")
                      && !directives.isInAnotherCase(name)
                      && !SET_BY_MODULE.contains(name + "=" + value);
              if (counts && !directives.compiled(name, cli).equals(Optional.of(value))) {
                text.append('\n').append(name).append(" = ").append(value);
              }
            });
    return text + "\nfiles " + files + "\nmodules " + loads + "\n";
  }
}
