package censo.source.php;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.Paths;
import censo.source.Stat;
import censo.source.zend.Constants;
import censo.source.zend.Directives;
import censo.source.zend.FpmUnit;
import censo.source.zend.Installation;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendIni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One program of a PHP, fpm or cli: its files read, its item and its doubts told. */
final class Program {
  private final Draft draft;
  private final PhpVersion version;
  private final Installation.Sapi sapi;
  private final Baseline baseline;
  private final Shipped shipped;
  private final Optional<FpmUnit> unit;

  Program(Draft draft, Installation php, Installation.Sapi sapi, Directives directives) {
    this.draft = draft;
    this.version = php.version();
    this.sapi = sapi;
    boolean cli = sapi.name().equals("cli");
    this.baseline = Baseline.of(draft.root(), version, directives, cli, php.isDebian());
    this.shipped = Shipped.of(draft.root());
    this.unit = sapi.name().equals("fpm") ? FpmUnit.of(draft.root(), version) : Optional.empty();
  }

  /** Reads it; what it loads goes into items of its own. */
  List<Config.Load> read() {
    Config config = new Config(version, Constants.ofEngine(version));
    Reader reader = new Reader(draft, version, config, shipped);
    Optional<String> main = reader.main(files());
    scanFolders().forEach(reader::folder);
    String name = version + "/" + sapi.name();
    String origin = main.orElse(sapi.scanFolder());
    draft.add(
        new IniItem(baseline, reader.shipped())
            .add(config)
            .addMissing(config)
            .item(name, Origin.of(origin), places(config, origin)));
    for (Reader.Rest rest : reader.rests()) {
      draft.add(rest.problem().withWouldBe(wouldBe(rest, name)));
    }
    config.entries().forEach(this::doubt);
    return config.loads();
  }

  private List<String> files() {
    Optional<String> given = unit.flatMap(FpmUnit::ini);
    if (given.isEmpty()) {
      return sapi.files();
    }
    boolean folder = draft.root().stat(given.get()).filter(Stat::isFolder).isPresent();
    return folder
        ? sapi.files().stream().map(f -> given.get() + "/" + Paths.name(f)).toList()
        : List.of(given.get());
  }

  /** One between two colons, or before the first, is the compiled one. */
  private List<String> scanFolders() {
    return unit
        .flatMap(FpmUnit::scanFolders)
        .map(folders -> List.of(folders.split(":", -1)))
        .orElse(List.of(""))
        .stream()
        .map(folder -> folder.isEmpty() ? sapi.scanFolder() : folder)
        .toList();
  }

  /**
   * Where the files behind the main one say something, each from its first such line to its last.
   */
  private static List<Origin> places(Config config, String main) {
    Map<String, Origin> places = new LinkedHashMap<>();
    for (Origin at : config.said()) {
      if (!at.file().equals(main)) {
        places.merge(
            at.file(),
            at,
            (a, b) ->
                new Origin(
                    a.file(), Math.min(a.line(), b.line()), Math.max(a.endLine(), b.endLine())));
      }
    }
    return places.values().stream().sorted(Comparator.comparing(Origin::file, Utf8.ORDER)).toList();
  }

  /** What the dropped rest of a file would say. */
  private List<Item> wouldBe(Reader.Rest rest, String name) {
    Config config = new Config(version, Constants.ofEngine(version));
    Reader.fill(
        config, ZendIni.ofRest(rest.text(), rest.file(), rest.fromLine(), version, config.names()));
    List<Item> items = new ArrayList<>();
    IniItem ini = new IniItem(baseline, Set.of()).add(config);
    if (!ini.isEmpty()) {
      items.add(ini.item(name, Origin.of(rest.file()), List.of()));
    }
    Extensions extensions = new Extensions();
    extensions.add(sapi.name(), config.loads());
    items.addAll(extensions.items(version));
    return items;
  }

  private void doubt(String name, Config.Entry entry) {
    if (baseline.isUnread(name)) {
      boolean comment = name.startsWith("#");
      draft.add(
          draft.problem(
              Problem.Severity.IGNORED,
              Code.PHP_UNREAD,
              entry.at(),
              comment
                  ? "begins with #, which is no comment in php.ini: a key that nothing reads"
                  : "is a directive but for its case, and case counts: a key that nothing reads",
              comment ? "write ; instead of #" : "write it as PHP does"));
    }
    if (entry.value().needsEnvironment()) {
      draft.doubt(
          Code.PHP_NEEDS_ENV,
          entry.at(),
          "uses ${…}, an entry not set before it or the environment PHP is started with",
          "write the value itself, or see to that environment on the new host");
    }
    boolean operator = entry.value().written().matches("(?s).*[|&^~!].*");
    if (entry.value().computed() && operator && !baseline.directives().isCounted(name)) {
      draft.doubt(
          Code.PHP_COMPUTED,
          entry.at(),
          "is not the text but a number that PHP counts of it",
          "put the text in double quotes");
    }
    Optional<String> fixed = baseline.fixed(name);
    if (fixed.isPresent()) {
      String set = baseline.canonical(name, entry.value().text());
      if (!set.equals(fixed.get()) && !baseline.isUnchanged(name, set)) {
        draft.doubt(
            Code.PHP_PRECEDENCE,
            entry.at(),
            name + " has no effect: the cli sets it to " + fixed.get() + " behind all files",
            "take it out, or give it to the program with -d");
      }
    }
  }
}
