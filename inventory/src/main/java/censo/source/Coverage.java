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
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether every significant line of the collected files is spoken for: it belongs to an item or to
 * a problem, or its file is as its package shipped it. Blank lines, comments and structure need
 * nobody.
 */
public final class Coverage {
  /** Problems of one line for which the daemon drops the whole file. */
  private static final Set<String> OF_THE_FILE =
      Set.of(
          Code.CRON_FILE_IGNORED.id(), Code.CRON_NO_FINAL_NEWLINE.id(), Code.SYSTEMD_REFUSED.id());

  /** Problems at the head of a section that nobody reads, or at text before the first one. */
  private static final Set<String> OF_THE_SECTION =
      Set.of(Code.SUPERVISOR_UNREAD.id(), Code.SUPERVISOR_FATAL.id(), Code.SYSTEMD_UNREAD.id());

  /** Problems of one line for which the daemon drops all that follows. */
  private static final Set<String> OF_THE_REST =
      Set.of(Code.INI_REST_IGNORED.id(), Code.LOGROTATE_REST_IGNORED.id());

  /**
   * Lines of one file that nobody speaks for.
   *
   * @param first from 1
   * @param last the same as {@code first} where it is one line
   */
  public record Gap(String file, int first, int last) {
    /** As a problem of the source that read the file. */
    public Problem problem(String source) {
      String lines = first == last ? "this line belongs" : "lines to " + last + " belong";
      return Problem.of(
          source,
          Problem.Severity.LOST,
          Code.UNCOVERED_LINE,
          Origin.of(file, first),
          lines + " to no item and no other problem: the agent does not understand it",
          "report it with the agent's version; look at the file by hand");
    }
  }

  /**
   * The sum over all files.
   *
   * @param lines significant ones
   * @param items those that belong to an item
   * @param problems those that belong to a problem and to no item
   * @param shipped the others in files that are as their package shipped them
   */
  public record Sum(int lines, int items, int problems, int shipped) {
    /** Lines nobody speaks for. */
    public int uncovered() {
      return lines - items - problems - shipped;
    }
  }

  /** The lines of one file, by their numbers from 1. */
  private static final class Lines {
    private final List<String> texts;
    private final boolean shipped;
    private final BitSet ofItems = new BitSet();
    private final BitSet ofProblems = new BitSet();

    Lines(HostFile file) {
      this.texts = List.of(file.content().orElseThrow().latin1().split("\n", -1));
      this.shipped = file.pristine();
    }

    int count() {
      return texts.size();
    }

    /** The last line of the section that line n is in. */
    int endOfSection(int n) {
      int end = n;
      while (end < texts.size() && !texts.get(end).startsWith("[")) {
        end++;
      }
      return end;
    }

    /** A head says nothing without the lines below it. */
    boolean isSignificant(int n) {
      String text = texts.get(n - 1);
      return Line.isSignificant(text) && !Line.isHead(text);
    }

    boolean isGap(int n) {
      return isSignificant(n) && !shipped && !ofItems.get(n) && !ofProblems.get(n);
    }
  }

  /** By the path the lines are counted at, and by every path that leads there. */
  private final Map<String, Lines> counted = new TreeMap<>(Utf8.ORDER);

  private final Map<String, Lines> byPath = new HashMap<>();

  private Coverage(Collection<HostFile> files) {
    Map<Bytes, String> targets = new HashMap<>();
    for (HostFile file : files) {
      if (file.content().isPresent() && file.link().isEmpty()) {
        counted.put(file.path(), new Lines(file));
        targets.put(file.content().get(), file.path());
      }
    }
    byPath.putAll(counted);
    for (HostFile file : files) {
      if (file.content().isPresent() && file.link().isPresent()) {
        String target = file.target().orElse("");
        // Over several links the path where they end is not told: the bytes tell it.
        String at = counted.containsKey(target) ? target : targets.get(file.content().get());
        Lines lines = at == null ? new Lines(file) : counted.get(at);
        byPath.put(file.path(), lines);
        if (at == null) {
          counted.put(file.path(), lines);
        }
      }
    }
  }

  /** Of all sources of a host: a file that two of them read is counted once. */
  public static Coverage of(List<Reading> readings) {
    Map<String, HostFile> files = new LinkedHashMap<>();
    readings.stream()
        .flatMap(reading -> reading.files().stream())
        .forEach(file -> files.putIfAbsent(file.path(), file));
    return of(
        files.values(),
        readings.stream().flatMap(reading -> reading.items().stream()).toList(),
        readings.stream().flatMap(reading -> reading.problems().stream()).toList());
  }

  public static Coverage of(
      Collection<HostFile> files, Collection<Item> items, Collection<Problem> problems) {
    Coverage coverage = new Coverage(files);
    items.stream()
        .flatMap(Coverage::places)
        .forEach(place -> coverage.claim(place, lines -> lines.ofItems));
    problems.stream()
        .filter(problem -> !problem.code().equals(Code.UNCOVERED_LINE.id()))
        .forEach(coverage::claim);
    return coverage;
  }

  private static Stream<Origin> places(Item item) {
    return Stream.concat(Stream.of(item.origin()), item.also().stream());
  }

  private void claim(Origin place, Function<Lines, BitSet> whose) {
    Lines lines = byPath.get(place.file());
    if (lines != null) {
      int last = place.line() == 0 ? lines.count() : Math.min(place.endLine(), lines.count());
      whose.apply(lines).set(Math.min(place.line(), last), last + 1);
    }
  }

  private void claim(Problem problem) {
    problem.wouldBe().stream()
        .flatMap(Coverage::places)
        .forEach(at -> claim(at, lines -> lines.ofProblems));
    Lines lines = byPath.get(problem.file());
    if (lines == null) {
      return;
    }
    int line = problem.line();
    if (line > 0) {
      lines.ofProblems.set(line, last(problem, lines) + 1);
    }
    // A doubt about a whole file, its bytes or its mode, tells of no line.
    if (OF_THE_FILE.contains(problem.code())
        || (line == 0 && problem.severity() != Problem.Severity.DOUBT)) {
      lines.ofProblems.set(1, lines.count() + 1);
    }
  }

  private static int last(Problem problem, Lines lines) {
    if (OF_THE_REST.contains(problem.code())) {
      return Math.max(problem.line(), lines.count());
    }
    return OF_THE_SECTION.contains(problem.code())
        ? lines.endOfSection(problem.line())
        : problem.line();
  }

  /** What nobody speaks for, by file and line. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    counted.forEach(
        (path, lines) -> {
          int first = 0;
          for (int n = 1; n <= lines.count() + 1; n++) {
            boolean gap = n <= lines.count() && lines.isGap(n);
            if (gap && first == 0) {
              first = n;
            } else if (!gap && first > 0) {
              gaps.add(new Gap(path, first, n - 1));
              first = 0;
            }
          }
        });
    return gaps;
  }

  public Sum sum() {
    int all = 0;
    int items = 0;
    int problems = 0;
    int shipped = 0;
    for (Lines lines : counted.values()) {
      for (int n = 1; n <= lines.count(); n++) {
        if (lines.isSignificant(n)) {
          all++;
          if (lines.ofItems.get(n)) {
            items++;
          } else if (lines.ofProblems.get(n)) {
            problems++;
          } else if (lines.shipped) {
            shipped++;
          }
        }
      }
    }
    return new Sum(all, items, problems, shipped);
  }
}
