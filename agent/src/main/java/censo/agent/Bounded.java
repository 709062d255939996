package censo.agent;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import censo.source.rpm.Rpm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * A tree that is read for a while and up to an amount. What is over is refused, never taken for
 * absent: what stands at a path is told all the same, and {@link #left} says how much was not read.
 */
final class Bounded implements Root {
  private static final long MAX_NANOSECONDS = 10_000_000_000L;

  private final Root root;
  private final LongSupplier nanoTime;
  private long start;
  private final Set<String> files = new HashSet<>();
  private long bytes;

  // Paths since left() was asked last.
  private final Set<String> tooSlow = new HashSet<>();
  private final Set<String> tooMany = new HashSet<>();
  private final Set<String> longFolders = new TreeSet<>();

  Bounded(Root root, LongSupplier nanoTime) {
    this.root = root;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public Optional<Stat> lstat(String path) {
    return root.lstat(path);
  }

  @Override
  public Optional<Stat> stat(String path) {
    return root.stat(path);
  }

  @Override
  public Set<String> unanswered() {
    return root.unanswered();
  }

  @Override
  public boolean pause() {
    return root.pause();
  }

  /** Has a time of its own: a package manager that hangs makes no source too slow. */
  @Override
  public Rpm rpm() {
    long asked = nanoTime.getAsLong();
    Rpm answer = root.rpm();
    start += nanoTime.getAsLong() - asked;
    return answer;
  }

  @Override
  public Opened open(String path, int maxBytes) {
    if (isOver()) {
      return absent(
          path, new Opened.Refused(Code.TOO_SLOW, "came when the time for reading was over"));
    }
    // The kernel's tables and the package manager's are read and not collected.
    if (maxBytes > MAX_FILE_BYTES || path.startsWith("/proc/") || files.contains(path)) {
      return root.open(path, maxBytes);
    }
    if (files.size() >= Limits.MAX_FILES || bytes >= Limits.MAX_BYTES) {
      return absent(
          path, new Opened.Refused(Code.TOO_MANY, "came when the room for files was used up"));
    }
    Opened opened = root.open(path, maxBytes);
    if (opened instanceof Opened.Read read) {
      files.add(path);
      bytes += read.bytes().size();
    }
    return opened;
  }

  @Override
  public Optional<List<String>> list(String folder) {
    if (isOver()) {
      if (root.lstat(folder).isPresent()) {
        tooSlow.add(folder);
      }
      return Optional.empty();
    }
    Optional<List<String>> names = root.list(folder);
    if (names.filter(n -> n.size() >= DiskTree.MAX_NAMES).isPresent()) {
      longFolders.add(folder);
    }
    return names;
  }

  private Opened absent(String path, Opened.Refused otherwise) {
    if (root.lstat(path).isEmpty()) {
      return new Opened.Missing();
    }
    (otherwise.code() == Code.TOO_SLOW ? tooSlow : tooMany).add(path);
    return otherwise;
  }

  private boolean isOver() {
    return nanoTime.getAsLong() - start > MAX_NANOSECONDS;
  }

  /** What a source asked for in vain since the last one was asked about. */
  List<Problem> left(String source) {
    List<Problem> problems = new ArrayList<>();
    if (!tooSlow.isEmpty()) {
      problems.add(
          lost(
              source,
              Code.TOO_SLOW,
              "",
              "reading took more than 10 s; " + tooSlow.size() + " files or folders were not read",
              "find out what made reading slow, and take the census again"));
    }
    String mend = "remove what nobody needs from the folders that this daemon reads";
    if (!tooMany.isEmpty()) {
      String message = " files are over the limits of one snapshot and were not read";
      problems.add(lost(source, Code.TOO_MANY, "", tooMany.size() + message, mend));
    }
    for (String folder : longFolders) {
      String message = "has more than " + DiskTree.MAX_NAMES + " names; the others were not seen";
      problems.add(lost(source, Code.TOO_MANY, folder, message, mend));
    }
    for (String point : root.unanswered()) {
      problems.add(
          lost(
              source,
              Code.TOO_SLOW,
              point,
              "what is mounted here does not answer; nothing on it was looked at",
              "bring its server back, or unmount it, and take the census again"));
    }
    tooSlow.clear();
    tooMany.clear();
    longFolders.clear();
    return problems;
  }

  private static Problem lost(String source, Code code, String path, String message, String mend) {
    return Problem.of(source, Problem.Severity.LOST, code, Origin.of(path), message, mend);
  }
}
