package censo.source.nginx;

import censo.inventory.Origin;
import censo.source.Opened;
import censo.source.Root;
import censo.source.unit.Command;
import censo.source.unit.Unit;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How nginx is started: its main file and what {@code -g} adds, from the running master, else its
 * unit, else as it was compiled.
 *
 * @param file main file
 * @param directives of {@code -g}, one character per byte
 * @param origin file in which {@code -g} stands, empty for a command line
 * @param line there
 */
record Invocation(String file, String directives, String origin, int line) {
  private static final String FILE = "/etc/nginx/nginx.conf";
  private static final String PREFIX = "/usr/share/nginx/";
  private static final String MASTER = "nginx: master process ";
  private static final Pattern CONTAINER =
      Pattern.compile("docker|containerd|kubepods|libpod|crio|lxc");

  static Invocation of(Root root) {
    Optional<Command> unit = Units.of(root).unit("nginx.service").flatMap(Unit::command);
    List<String> started = unit.map(Command::words).orElse(List.of());
    Origin at = unit.map(Command::at).orElse(Origin.of(""));
    List<List<String>> masters = masters(root);
    // The same words in the unit have a file and a line.
    boolean same =
        masters.isEmpty() || String.join(" ", masters.getFirst()).equals(String.join(" ", started));
    return same ? of(started, at.file(), at.line()) : of(masters.getFirst(), "", 0);
  }

  /** Main files that other running masters read. */
  static List<String> others(Root root, Invocation read) {
    return masters(root).stream()
        .map(words -> of(words, "", 0).file())
        .filter(f -> !f.equals(read.file()))
        .distinct()
        .toList();
  }

  /** Folder from which relative names of files count. */
  String folder() {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  /**
   * @param words the program and its arguments
   */
  private static Invocation of(List<String> words, String origin, int line) {
    String file = FILE;
    String prefix = PREFIX;
    String directives = "";
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() < 2 || word.charAt(0) != '-' || "cpge".indexOf(word.charAt(1)) < 0) {
        continue;
      }
      String value = word.length() > 2 ? word.substring(2) : ++i < words.size() ? words.get(i) : "";
      switch (word.charAt(1)) {
        case 'c' -> file = value;
        case 'p' -> prefix = value.endsWith("/") ? value : value + "/";
        case 'g' -> directives = value;
        default -> {}
      }
    }
    return new Invocation(file.startsWith("/") ? file : prefix + file, directives, origin, line);
  }

  /** The words of each running master that is not in a container; the unit's own first. */
  private static List<List<String>> masters(Root root) {
    List<List<String>> masters = new ArrayList<>();
    List<String> pids =
        root.list("/proc").orElse(List.of()).stream()
            .filter(name -> name.matches("[0-9]{1,9}"))
            .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
            .toList();
    for (String pid : pids) {
      if (root.open("/proc/" + pid + "/cmdline") instanceof Opened.Read read) {
        String title = read.bytes().latin1().replaceFirst("\0+$", "");
        if (title.startsWith(MASTER)) {
          String group =
              root.open("/proc/" + pid + "/cgroup") instanceof Opened.Read at
                  ? at.bytes().latin1()
                  : "";
          if (group.contains("nginx.service")) {
            masters.addFirst(words(title.substring(MASTER.length())));
          } else if (!CONTAINER.matcher(group).find()) {
            masters.add(words(title.substring(MASTER.length())));
          }
        }
      }
    }
    return masters;
  }

  /** A title has lost where arguments begin: that of an option goes up to the next option. */
  private static List<String> words(String title) {
    List<String> words = new ArrayList<>();
    for (String word : title.split(" ")) {
      if (words.size() < 2 || word.startsWith("-") || words.getLast().matches("-[a-zA-Z?]")) {
        words.add(word);
      } else {
        words.set(words.size() - 1, words.getLast() + " " + word);
      }
    }
    return words;
  }
}
