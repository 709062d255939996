package censo.source;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A reading in the making: what a source has opened, understood and found wrong so far. A file
 * counts once, however often it is opened; of a link the file it leads to is listed too.
 */
public final class Draft {
  /** Of one kind in one file. Nobody reads more, and a file of a mebibyte has room for many. */
  private static final int MAX_PROBLEMS = 1_000;

  private record Kind(String file, String code) {}

  private final String source;
  private final Root root;
  private final Map<String, HostFile> files = new TreeMap<>(Utf8.ORDER);
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Kind, Integer> told = new LinkedHashMap<>();

  public Draft(String source, Root root) {
    this.source = source;
    this.root = root;
  }

  public Root root() {
    return root;
  }

  /** Opens a file and, where it can be read, collects it. */
  public Opened open(String path) {
    Opened opened = root.open(path);
    if (opened instanceof Opened.Read read) {
      HostFile before = files.put(path, read.file());
      if (read.changed() && before == null) {
        doubt(
            Code.CHANGED_WHILE_READ,
            Origin.of(path),
            "was written to while it was read, twice; what was read may be of two moments",
            "take the census again when nothing writes to it");
      }
      if (target(path).map(root::open).orElse(opened) instanceof Opened.Read target) {
        files.put(target.file().path(), target.file());
      }
    }
    return opened;
  }

  /** Names in a folder; none where there is no folder. That it can't be listed is told. */
  public List<String> list(String folder) {
    Optional<List<String>> names = root.list(folder);
    if (names.isEmpty() && root.lstat(folder).isPresent()) {
      lost(folder, new Opened.Refused(Code.DENIED, "can't be listed"));
    }
    return names.orElse(List.of());
  }

  /** Collects a file that is never read: its path, mode and owner only. */
  public void collectUnread(String path, Stat stat) {
    files.put(
        path,
        new HostFile(
            path,
            stat.octalMode(),
            stat.owner(),
            stat.group(),
            stat.target(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  public void add(Item item) {
    items.add(item);
  }

  /** Keeps the first thousand of one kind in one file, and counts the others. */
  public void add(Problem problem) {
    if (told.merge(new Kind(problem.file(), problem.code()), 1, Integer::sum) <= MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  public Problem problem(
      Problem.Severity severity, Code code, Origin at, String message, String mend) {
    return Problem.of(source, severity, code, at, message, mend);
  }

  public void doubt(Code code, Origin at, String message, String mend) {
    add(problem(Problem.Severity.DOUBT, code, at, message, mend));
  }

  /** Tells that a file the daemon reads could not be read here. */
  public void lost(String path, Opened.Refused why) {
    String mend =
        switch (why.code()) {
          case DENIED -> "let the agent read it, or keep it on the list of what is never read";
          case TOO_LARGE -> "make it smaller";
          case CHANGED_WHILE_READ -> "take the census again when nothing replaces it";
          case TOO_SLOW -> "find out what made reading slow, and take the census again";
          case TOO_MANY -> "remove what nobody needs from the folders that the daemons read";
          case BINARY -> "find out what wrote a NUL byte into it";
          default -> "put a regular file there";
        };
    add(
        problem(
            Problem.Severity.LOST,
            why.code(),
            Origin.of(path),
            why.message() + "; nothing of it was read",
            mend));
  }

  /** A doubt, once for the file, where bytes are not UTF-8 that the daemon takes all the same. */
  public void doubtOddBytes(String path, Bytes bytes) {
    if (!bytes.isUtf8()) {
      doubt(
          Code.ODD_BYTES,
          Origin.of(path),
          "holds bytes that are not UTF-8; each stands as the character of its number",
          "save the file as UTF-8");
    }
  }

  public Reading reading() {
    List<Problem> all = new ArrayList<>(problems);
    told.forEach(
        (kind, count) -> {
          if (count > MAX_PROBLEMS) {
            all.add(more(kind, count - MAX_PROBLEMS));
          }
        });
    return Reading.of(source, items, List.copyOf(files.values()), all);
  }

  private Problem more(Kind kind, int count) {
    return problem(
        Problem.Severity.LOST,
        Code.TOO_MANY,
        Origin.of(kind.file()),
        count + " more problems of the kind " + kind.code() + " are not told one by one",
        "mend those that are told; the others come then");
  }

  /** The path a link ends at; empty where the path is no link. */
  private Optional<String> target(String path) {
    Optional<String> found = Optional.empty();
    String at = path;
    for (int hops = 0; hops < Root.MAX_HOPS; hops++) {
      Optional<String> target = root.lstat(at).flatMap(Stat::target);
      if (target.isEmpty()) {
        return found;
      }
      at = Paths.absolute(target.get(), Paths.folder(at));
      found = Optional.of(at);
    }
    return Optional.empty();
  }
}
