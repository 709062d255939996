package censo.source.nginx;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the main file and what it includes, as ngx_conf_include() does: relative to the main file's
 * folder, patterns sorted by bytes, a pattern without a match is nothing.
 */
final class Includes {
  private static final int MAX_DEPTH = 16;

  /** Directives in force on one host, repeated includes counted each time. */
  private static final int MAX_STATEMENTS = 200_000;

  private final Draft draft;
  private final String folder;
  private final Map<String, Optional<Directive.Block>> opened = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> patterns = new TreeSet<>();
  private int statements;
  private boolean tooMany;

  /**
   * @param folder of the main file, with its slash
   */
  Includes(Draft draft, String folder) {
    this.draft = draft;
    this.folder = folder;
  }

  /** Paths opened so far, found or not. */
  Set<String> opened() {
    return Set.copyOf(opened.keySet());
  }

  boolean wasRead(String path) {
    return opened.getOrDefault(path, Optional.empty()).isPresent();
  }

  /** Patterns met so far, absolute. */
  Set<String> patterns() {
    return patterns;
  }

  /** What the main file says. */
  List<Statement> main(String path) {
    return file(path, Origin.of(path));
  }

  /** What a text says, as {@code -g} does. */
  List<Statement> text(String text, String file, int line) {
    Parser.Parsed parsed = Parser.parse(text, line);
    parsed.error().ifPresent(e -> syntax(file, e));
    return statements(file, parsed.block());
  }

  private List<Statement> file(String path, Origin from) {
    if (open.contains(path)) {
      fatal(
          from,
          "includes a file that is being read: nginx opens it until it has no file left",
          "take the include out of the circle");
      return List.of();
    }
    if (open.size() > MAX_DEPTH) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_DEEP,
              from,
              "includes nest more than 16 deep",
              "include the file from fewer files in between"));
      return List.of();
    }
    Optional<Directive.Block> parsed = opened.get(path);
    if (parsed == null) {
      parsed = read(path, from);
      opened.put(path, parsed);
    }
    open.push(path);
    List<Statement> found = parsed.map(block -> statements(path, block)).orElse(List.of());
    open.pop();
    return found;
  }

  private Optional<Directive.Block> read(String path, Origin from) {
    return switch (draft.open(path)) {
      case Opened.Read read -> {
        draft.doubtOddBytes(path, read.bytes());
        Parser.Parsed parsed = Parser.parse(read.bytes().latin1(), 1);
        parsed.error().ifPresent(e -> syntax(path, e));
        whole(path, read.bytes().latin1(), parsed);
        yield Optional.of(parsed.block().meant());
      }
      case Opened.Missing _ -> {
        fatal(
            from,
            "includes a file that does not exist",
            "put the file there or remove the include");
        yield Optional.empty();
      }
      case Opened.Refused refused -> {
        refused(path, refused);
        yield Optional.empty();
      }
    };
  }

  private void whole(String path, String text, Parser.Parsed parsed) {
    if (!parsed.whole()) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              Origin.of(path),
              "nests too deep or has too many words; the rest of it was not read",
              "split the file"));
    } else if (!parsed.print().equals(text)) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.LOSSY_PARSE,
              Origin.of(path),
              "does not print back as it was read: something in it was not understood",
              "report the file's shape with the agent's version"));
    }
    if (text.startsWith(Directive.BYTE_ORDER_MARK)) {
      fatal(
          Origin.of(path, 1),
          "begins with a byte order mark, which nginx takes for a directive",
          "save the file without it");
    }
  }

  private void refused(String path, Opened.Refused refused) {
    Optional<Stat.Kind> kind = draft.root().stat(path).map(Stat::kind);
    if (refused.code() == Code.LINK_DANGLING
        || (refused.code() == Code.NOT_REGULAR && !kind.map(Includes::isDevice).orElse(false))) {
      draft.add(
          draft.problem(
              Severity.FATAL,
              refused.code(),
              Origin.of(path),
              refused.message()
                  + (kind.equals(Optional.of(Stat.Kind.FIFO))
                      ? ": nginx waits on it for ever"
                      : ": nginx refuses to start with it"),
              "remove it from what nginx includes"));
    } else if (refused.code() != Code.NOT_REGULAR) {
      draft.lost(path, refused);
    }
  }

  /** nginx asks a device for its size, hears 0 and reads nothing. */
  private static boolean isDevice(Stat.Kind kind) {
    return kind == Stat.Kind.CHARACTER_DEVICE || kind == Stat.Kind.BLOCK_DEVICE;
  }

  private List<Statement> statements(String file, Directive.Block block) {
    List<Statement> found = new ArrayList<>();
    for (Directive directive : block.directives()) {
      if (statements++ >= MAX_STATEMENTS) {
        tooMany(file, directive);
        break;
      }
      if (!directive.words().isEmpty()) {
        Statement bare = new Statement(file, directive, List.of());
        List<Statement> inside =
            directive.block().isPresent()
                ? statements(file, directive.block().get())
                : bare.isInclude() && bare.args().size() == 1 ? include(bare) : List.of();
        found.add(bare.with(inside));
      }
    }
    return found;
  }

  private void tooMany(String file, Directive directive) {
    if (!tooMany) {
      tooMany = true;
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              Origin.of(file, directive.line()),
              "more than 200,000 directives with those included; the rest was not read",
              "include large files fewer times"));
    }
  }

  private List<Statement> include(Statement include) {
    String name = include.args().getFirst();
    String path = name.startsWith("/") ? name : folder + name;
    if (!Glob.isPattern(path)) {
      return file(path, include.reported());
    }
    patterns.add(path);
    List<Statement> found = new ArrayList<>();
    for (String match : Glob.expand(draft.root(), path)) {
      if (!opened.containsKey(match) && SpareName.is(match.substring(match.lastIndexOf('/') + 1))) {
        draft.doubt(
            Code.NGINX_READS_BACKUP,
            Origin.of(match),
            "has the name of a backup, and nginx reads it all the same",
            "move it out of the folder");
      }
      found.addAll(file(match, include.reported()));
    }
    return found;
  }

  private void syntax(String file, SyntaxError error) {
    fatal(Origin.of(file, error.line()), error.message(), "correct the text at or above this line");
  }

  private void fatal(Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.NGINX_FATAL, at, message, mend));
  }
}
