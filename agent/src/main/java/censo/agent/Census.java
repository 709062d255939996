package censo.agent;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.redact.Redacted;
import censo.redact.Redactor;
import censo.source.Coverage;
import censo.source.Root;
import censo.source.Shipped;
import censo.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Takes a census: every source in turn, then redaction. */
final class Census {
  private Census() {}

  /**
   * Readings of the sources, secrets replaced. A source that breaks becomes a problem, and the
   * others go on.
   */
  static Redacted take(Root root, List<Source> sources, Redactor redactor) {
    return take(root, sources, redactor, System::nanoTime);
  }

  /** Likewise, by another clock. */
  static Redacted take(Root root, List<Source> sources, Redactor redactor, LongSupplier nanoTime) {
    Bounded bounded = new Bounded(root, nanoTime);
    List<Reading> readings = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Source source : sources) {
      Reading reading = read(source, bounded, items).withProblems(bounded.left(source.name()));
      items.addAll(reading.items());
      readings.add(reading);
    }
    return redactor.redact(Limits.apply(covered(marked(root, readings))));
  }

  /**
   * Readings whose files tell the package that shipped them, and whether they are as it did. By no
   * clock: what the package manager's files don't say would make a shipped file look edited.
   */
  private static List<Reading> marked(Root root, List<Reading> readings) {
    Shipped shipped =
        Shipped.of(root, readings.stream().flatMap(reading -> reading.files().stream()).toList());
    return readings.stream()
        .map(reading -> reading.withFiles(reading.files().stream().map(shipped::mark).toList()))
        .toList();
  }

  /** Readings that tell of every line that no item and no problem speaks for. */
  private static List<Reading> covered(List<Reading> readings) {
    Map<String, String> sources = new HashMap<>();
    for (Reading reading : readings) {
      reading.files().forEach(file -> sources.putIfAbsent(file.path(), reading.source()));
    }
    Map<String, List<Problem>> uncovered =
        Coverage.of(readings).gaps().stream()
            .map(gap -> gap.problem(sources.get(gap.file())))
            .collect(Collectors.groupingBy(Problem::source));
    return readings.stream()
        .map(reading -> reading.withProblems(uncovered.getOrDefault(reading.source(), List.of())))
        .toList();
  }

  private static Reading read(Source source, Root root, List<Item> before) {
    try {
      return source.read(root, List.copyOf(before));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A bug of ours: its message may hold a value of the host, so only its kind and place are
      // told.
      StackTraceElement[] trace = e.getStackTrace();
      String at =
          trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
      return Reading.failed(
          source.name(),
          Problem.of(
              source.name(),
              Problem.Severity.LOST,
              Code.INTERNAL_ERROR,
              Origin.of(""),
              "the agent broke on this source: " + e.getClass().getSimpleName() + at,
              "report it with the agent's version; the other sources are whole"));
    }
  }
}
