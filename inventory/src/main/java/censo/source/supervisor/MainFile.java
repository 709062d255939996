package censo.source.supervisor;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Os;
import censo.source.Paths;
import censo.source.Root;
import censo.source.unit.Unit;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Which file supervisord begins with: that of the running process, else of its unit, else the first
 * that exists of those it looks for by itself ({@code Options.__init__}).
 */
final class MainFile {
  private static final String DEBIAN = "/etc/supervisor/supervisord.conf";

  /** Where it looks by itself, as {@code /usr/bin/supervisord} started in {@code /}. */
  static final List<String> SEARCHED =
      List.of(
          "/usr/etc/supervisord.conf",
          "/usr/supervisord.conf",
          "/supervisord.conf",
          "/etc/supervisord.conf",
          DEBIAN);

  /** Options of supervisord with a value behind them. */
  private static final String WITH_VALUE = "cumdlyzejiqa";

  /** A process of a container sees another file tree, unless the machine itself is one. */
  private static final Pattern CONTAINER =
      Pattern.compile("docker|kubepods|containerd|lxc|libpod|crio|machine\\.slice");

  private final Draft draft;
  private final Root root;

  private MainFile(Draft draft) {
    this.draft = draft;
    this.root = draft.root();
  }

  /** Empty where there is no supervisord. */
  static Optional<String> find(Draft draft) {
    MainFile main = new MainFile(draft);
    return main.ofProcess().or(main::ofUnit).or(main::found).or(main::missing);
  }

  private Optional<String> ofProcess() {
    SequencedSet<String> files = new LinkedHashSet<>();
    boolean machineIsContainer = isOfContainer("1");
    List<String> pids = new ArrayList<>(root.list("/proc").orElse(List.of()));
    pids.removeIf(pid -> !pid.matches("[0-9]{1,9}"));
    pids.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
    for (String pid : pids) {
      Optional<String> file =
          arguments(words(text("/proc/" + pid + "/cmdline"))).flatMap(this::option);
      if (file.isPresent() && (machineIsContainer || !isOfContainer(pid))) {
        files.add(file.get());
      }
    }
    if (files.size() > 1) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              Origin.of(files.getLast()),
              "a second supervisord runs with this file; only that of the first was read",
              "let one supervisord start all programs"));
    }
    return files.stream().findFirst();
  }

  private boolean isOfContainer(String pid) {
    return CONTAINER.matcher(text("/proc/" + pid + "/cgroup")).find();
  }

  private String text(String path) {
    return root.open(path) instanceof Opened.Read read ? read.bytes().utf8() : "";
  }

  private static List<String> words(String cmdline) {
    return Arrays.asList(cmdline.split(cmdline.contains("\0") ? "\0" : "\\s+"));
  }

  /** What follows supervisord on a command line; empty where it is another program. */
  private static Optional<List<String>> arguments(List<String> words) {
    for (int i = 0; i < Math.min(2, words.size()); i++) {
      if (Paths.name(words.get(i)).equals("supervisord")) {
        return Optional.of(words.subList(i + 1, words.size()));
      }
    }
    return Optional.empty();
  }

  /** {@code -c FILE} by the rules of getopt; a relative one from {@code /}, where units start. */
  private Optional<String> option(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      if (argument.startsWith("--")) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (name.length() > 3 && "--configuration".startsWith(name)) {
          return absolute(equals < 0 ? next : argument.substring(equals + 1));
        }
      } else if (argument.startsWith("-")) {
        int letter = 1;
        while (letter < argument.length() && WITH_VALUE.indexOf(argument.charAt(letter)) < 0) {
          letter++;
        }
        if (letter < argument.length()) {
          String attached = argument.substring(letter + 1);
          if (argument.charAt(letter) == 'c') {
            return absolute(attached.isEmpty() ? next : attached);
          }
          i += attached.isEmpty() ? 1 : 0;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> absolute(String path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(Paths.absolute(path, "/"));
  }

  private Optional<String> ofUnit() {
    Units units = Units.of(root);
    return units.names().stream()
        .filter(name -> name.startsWith("supervisor") && name.endsWith(".service"))
        .flatMap(name -> units.unit(name).flatMap(Unit::command).stream())
        .flatMap(command -> arguments(command.texts()).flatMap(this::option).stream())
        .findFirst();
  }

  /** Debian's unit names its file; where the unit is not in the tree that one still goes first. */
  private Optional<String> found() {
    List<String> order = new ArrayList<>(SEARCHED);
    if (!Os.of(root).isRedHat()) {
      order.addFirst(DEBIAN);
    }
    return order.stream().filter(path -> root.stat(path).isPresent()).findFirst();
  }

  /** A folder of its own without a main file: supervisord is meant to run, and can't. */
  private Optional<String> missing() {
    if (root.stat("/etc/supervisor").isPresent()) {
      return Optional.of(DEBIAN);
    }
    return root.stat("/etc/supervisord.d").isPresent()
        ? Optional.of("/etc/supervisord.conf")
        : Optional.empty();
  }
}
