package censo.source.unit;

import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Root;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;

/** The units of a host, as the system's systemd looks for them. */
public final class Units {
  /**
   * The unit search path, the first that has a name wins ({@code systemd-analyze unit-paths}).
   * Where {@code /lib} is a link to {@code /usr/lib} its folder says nothing new.
   */
  public static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system.control",
          "/run/systemd/system.control",
          "/run/systemd/transient",
          "/run/systemd/generator.early",
          "/etc/systemd/system",
          "/etc/systemd/system.attached",
          "/run/systemd/system",
          "/run/systemd/system.attached",
          "/run/systemd/generator",
          "/usr/local/lib/systemd/system",
          "/lib/systemd/system",
          "/usr/lib/systemd/system",
          "/run/systemd/generator.late");

  private static final int MOST_ALIASES = 8;

  private final Root root;

  /** The file that counts, by its name. */
  private final Map<String, String> files = new TreeMap<>(Utf8.ORDER);

  /** What a name is another name of. */
  private final Map<String, String> aliases = new TreeMap<>(Utf8.ORDER);

  /** Folders of drop-ins by their name, in the order of the search path. */
  private final Map<String, List<String>> dropInFolders = new TreeMap<>(Utf8.ORDER);

  /** What was read of a file: it is asked for by its unit, and by itself. */
  private final Map<String, Optional<UnitFile>> parsed = new HashMap<>();

  /** Whether a folder of packages has any. */
  private boolean whole;

  private Units(Root root) {
    this.root = root;
  }

  public static Units of(Root root) {
    Units units = new Units(root);
    boolean merged = root.lstat("/lib").filter(Stat::isLink).isPresent();
    for (String folder : FOLDERS) {
      if (!(merged && folder.startsWith("/lib/"))) {
        units.look(folder);
      }
    }
    return units;
  }

  private void look(String folder) {
    for (String name : root.list(folder).orElse(List.of())) {
      String path = folder + "/" + name;
      if (name.endsWith(".d")) {
        dropInFolders.computeIfAbsent(name, _ -> new ArrayList<>()).add(path);
      } else if (UnitName.isValid(name) && !files.containsKey(name)) {
        Optional<Stat> stat = root.lstat(path);
        if (stat.isPresent() && !stat.get().isFolder()) {
          files.put(name, path);
          whole |= folder.startsWith("/lib/") || folder.startsWith("/usr/lib/");
          stat.get()
              .target()
              .flatMap(target -> alias(target, folder))
              .ifPresent(alias -> aliases.put(name, alias));
        }
      }
    }
  }

  /** A link to a unit of the search path is another name; one that leads elsewhere is the unit. */
  private static Optional<String> alias(String target, String folder) {
    String path = Paths.absolute(target, folder);
    return FOLDERS.contains(Paths.folder(path)) && UnitName.isValid(Paths.name(path))
        ? Optional.of(Paths.name(path))
        : Optional.empty();
  }

  /** Names that have a file, aliases and masked ones too. */
  public Collection<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Folders of drop-ins, in the order of their names and of the search path. */
  public List<String> dropInFolders() {
    return dropInFolders.values().stream().flatMap(List::stream).toList();
  }

  /** The file or link that counts for a name. */
  public Optional<String> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** Of an alias the name it stands for, else the name itself. */
  public String named(String name) {
    String found = name;
    for (int hops = 0; hops < MOST_ALIASES; hops++) {
      String next = aliases.get(found);
      if (next == null || next.equals(found)) {
        break;
      }
      found = instantiated(next, found);
    }
    return found;
  }

  /** An alias of an instance that leads to a template means the same instance of it. */
  private static String instantiated(String target, String alias) {
    boolean template = UnitName.instance(target).filter(String::isEmpty).isPresent();
    String instance = UnitName.instance(alias).orElse("");
    return template && !instance.isEmpty()
        ? target.replaceFirst("@", "@" + java.util.regex.Matcher.quoteReplacement(instance))
        : target;
  }

  /**
   * The unit with its drop-ins; empty where neither a file nor a drop-in of it stands. Asked for a
   * type, as {@code service}, the drop-ins of all units of that type.
   */
  public Optional<Unit> unit(String asked) {
    String name = named(asked);
    Optional<String> file = file(name).or(() -> UnitName.template(name).flatMap(this::file));
    List<String> dropIns = dropIns(name);
    if (file.isEmpty() && dropIns.isEmpty()) {
      return Optional.empty();
    }
    boolean masked = file.filter(this::isMask).isPresent();
    List<Assignment> assignments = new ArrayList<>();
    if (!masked) {
      file.ifPresent(path -> add(path, assignments));
      dropIns.forEach(path -> add(path, assignments));
    }
    return Optional.of(
        new Unit(name, masked ? Optional.empty() : file, dropIns, masked, assignments));
  }

  /** The lines of one file; empty where it can't be read. */
  public Optional<UnitFile> parse(String path) {
    return parsed.computeIfAbsent(
        path,
        _ ->
            root.open(path) instanceof Opened.Read read
                ? Optional.of(UnitFile.parse(path, read.bytes()))
                : Optional.empty());
  }

  private void add(String path, List<Assignment> assignments) {
    parse(path).ifPresent(file -> assignments.addAll(file.assignments()));
  }

  /** Whether the tree holds what packages bring: only then the lack of a unit says something. */
  public boolean isWhole() {
    return whole;
  }

  /** Whether a unit has a file of its own, of its template, or an init script. */
  public boolean exists(String name) {
    String unit = named(name);
    return file(unit).or(() -> UnitName.template(unit).flatMap(this::file)).isPresent()
        || root.lstat("/etc/init.d/" + unit.replaceFirst("\\.service$", "")).isPresent();
  }

  /** Whether the file says that there is no such unit: a link to /dev/null, or nothing in it. */
  public boolean isMask(String path) {
    Optional<String> target = root.lstat(path).flatMap(Stat::target);
    boolean device =
        target
            .map(t -> Paths.absolute(t, Paths.folder(path)))
            .filter("/dev/null"::equals)
            .isPresent();
    return device || (root.open(path) instanceof Opened.Read read && read.bytes().size() == 0);
  }

  /**
   * Files of all {@code .d} folders of the unit, of its aliases and of its type. One of a name that
   * a folder before it has is hidden; all are read in the order of their names.
   */
  private List<String> dropIns(String name) {
    if (!UnitName.isValid(name) || (UnitName.isPrefix(name) && file(name).isEmpty())) {
      return files(dropInFolders.getOrDefault(name + ".d", List.of()));
    }
    SequencedSet<String> names = new LinkedHashSet<>(List.of(name));
    aliases.keySet().stream().filter(alias -> named(alias).equals(name)).forEach(names::add);
    SequencedSet<String> folders = new LinkedHashSet<>();
    for (String each : names) {
      folders.addAll(folders(UnitName.dropInNames(each)));
    }
    folders.addAll(folders(List.of(UnitName.type(name))));
    return files(folders);
  }

  private List<String> files(Collection<String> folders) {
    Map<String, String> found = new TreeMap<>(Utf8.ORDER);
    for (String folder : folders) {
      for (String file : root.list(folder).orElse(List.of())) {
        if (file.endsWith(".conf") && !file.startsWith(".")) {
          found.putIfAbsent(file, folder + "/" + file);
        }
      }
    }
    return found.values().stream().filter(path -> !isMask(path)).toList();
  }

  /** By the search path first, and within one of its folders in the order of the names. */
  private List<String> folders(Collection<String> names) {
    List<String> paths = new ArrayList<>();
    for (String folder : FOLDERS) {
      for (String name : names) {
        String path = folder + "/" + name + ".d";
        if (dropInFolders.getOrDefault(name + ".d", List.of()).contains(path)) {
          paths.add(path);
        }
      }
    }
    return paths;
  }
}
