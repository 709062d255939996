package censo.source.processes;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Children of supervisord against its programs. */
final class Supervised {
  private static final Set<String> KINDS =
      Set.of("supervisor_program", "supervisor_eventlistener", "supervisor_fcgi_program");

  /** Programs that become another one. */
  private static final Pattern WRAPPER =
      Pattern.compile(
          "(ba|da|z|k)?sh|env|nice|ionice|nohup|setsid|timeout|chroot|sudo|su|runuser|setpriv|gosu"
              + "|flock|chpst|numactl|taskset|stdbuf|xargs|pidproxy");

  private static final Pattern EXPANSION = Pattern.compile("%\\([^)]*\\)[-#0 +0-9.]*[a-z]");

  /** No program that supervisor starts here is larger. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final Root root;
  private final List<Item> programs;
  private final List<Running> children;

  /** Whether supervisord runs. */
  private final boolean any;

  Supervised(Root root, List<Item> items, List<Running> running) {
    this.root = root;
    this.programs = items.stream().filter(item -> KINDS.contains(item.kind())).toList();
    List<String> daemons = running.stream().filter(Supervised::isDaemon).map(Running::pid).toList();
    this.children = running.stream().filter(r -> daemons.contains(r.parent())).toList();
    this.any = !daemons.isEmpty();
  }

  private static boolean isDaemon(Running process) {
    return process.words().stream().limit(2).anyMatch(w -> Paths.name(w).equals("supervisord"));
  }

  /** Children that no program's command starts; none where one may be a program that changed. */
  List<Running> unconfigured() {
    boolean doubt = !any || missing().stream().anyMatch(this::mayBecomeAnother);
    return doubt
        ? List.of()
        : children.stream()
            .filter(child -> !child.hasTitle() && programs.stream().noneMatch(p -> isOf(child, p)))
            .toList();
  }

  /**
   * Programs that supervisord always keeps running and that have no process. One that may end by
   * itself, or that somebody starts by hand, is none of them.
   */
  List<Item> notRunning() {
    List<Running> unknown =
        children.stream()
            .filter(child -> programs.stream().noneMatch(p -> isOf(child, p)))
            .toList();
    boolean titled = unknown.stream().anyMatch(Running::hasTitle);
    return missing().stream()
        .filter(p -> p.text("autostart").filter("false"::equals).isEmpty())
        .filter(p -> p.text("autorestart").filter("true"::equals).isPresent())
        .filter(p -> unknown.isEmpty() || (!titled && !mayBecomeAnother(p)))
        .toList();
  }

  private List<Item> missing() {
    return any
        ? programs.stream()
            .filter(p -> p.text("numprocs").filter("0"::equals).isEmpty())
            .filter(p -> children.stream().noneMatch(child -> isOf(child, p)))
            .toList()
        : List.of();
  }

  /**
   * Whether a process is what a command starts: the same words, behind an interpreter's where the
   * program is a script. A word with an expansion is any word.
   */
  private static boolean isOf(Running child, Item program) {
    List<String> wanted = words(program);
    List<String> words = child.words();
    int extra = words.size() - wanted.size();
    if (wanted.isEmpty() || extra < 0 || extra > 2) {
      return false;
    }
    boolean same = Paths.name(words.get(extra)).equals(Paths.name(wanted.getFirst()));
    for (int i = 1; i < wanted.size() && same; i++) {
      same = isOf(words.get(extra + i), wanted.get(i));
    }
    return same;
  }

  /** A regular expression would try all ways to place the parts; the first one will do. */
  private static boolean isOf(String word, String wanted) {
    List<String> fixed =
        Stream.of(EXPANSION.split(wanted, -1)).map(part -> part.replace("%%", "%")).toList();
    String last = fixed.getLast();
    if (fixed.size() == 1) {
      return word.equals(last);
    }
    if (!word.startsWith(fixed.getFirst())) {
      return false;
    }
    int at = fixed.getFirst().length();
    for (String part : fixed.subList(1, fixed.size() - 1)) {
      int found = word.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return word.endsWith(last) && word.length() - last.length() >= at;
  }

  private static List<String> words(Item program) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    String command = program.text("command").orElse("") + " ";
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
        word.append(command.charAt(++i));
        open = true;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        open = true;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    return words;
  }

  /** A script or a wrapper may call exec; a program that can't be looked at may be one. */
  private boolean mayBecomeAnother(Item program) {
    List<String> words = words(program);
    String path = words.isEmpty() ? "" : words.getFirst();
    if (path.isEmpty() || WRAPPER.matcher(Paths.name(path)).matches()) {
      return true;
    }
    List<String> places =
        path.startsWith("/") ? List.of(path) : List.of("/usr/bin/" + path, "/bin/" + path);
    return places.stream().noneMatch(this::isBinary);
  }

  private boolean isBinary(String path) {
    return root.open(path, MOST_BYTES) instanceof Opened.Refused why && why.code() == Code.BINARY;
  }
}
