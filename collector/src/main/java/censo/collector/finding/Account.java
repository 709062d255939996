package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.finding.Ledger.Bucket;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.source.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Puts every line of one host's files into its bucket. */
final class Account {
  private final Sight sight;
  private final Snapshot snapshot;
  private final Destinations destinations;

  /** Lines by path and number; null where nobody has spoken for a line. */
  private final SequencedMap<String, Bucket[]> buckets = new LinkedHashMap<>();

  Account(Sight sight, Snapshot snapshot, Destinations destinations) {
    this.sight = sight;
    this.snapshot = snapshot;
    this.destinations = destinations;
    for (HostFile file : snapshot.files()) {
      if (file.content().isPresent() && !isAlias(file)) {
        buckets.put(file.path(), new Bucket[sight.lines(host(), file.path()).size() + 1]);
      }
    }
  }

  private String host() {
    return snapshot.host().id();
  }

  /** A link to a file that is collected too: its lines are counted there. */
  private boolean isAlias(HostFile file) {
    return file.target().flatMap(target -> sight.file(host(), target)).isPresent();
  }

  Ledger ledger() {
    snapshot.files().stream()
        .filter(HostFile::pristine)
        .forEach(file -> fill(Origin.of(file.path()), Bucket.IGNORED));
    List<Attributed> items = sight.allOn(host());
    // Narrow places before those that are a whole file.
    for (boolean whole : List.of(false, true)) {
      for (Bucket bucket : Bucket.values()) {
        items.stream()
            .filter(a -> destinations.of(a).filter(bucket::equals).isPresent())
            .forEach(a -> fill(a, bucket, whole));
      }
    }
    snapshot.problems().stream()
        .filter(p -> p.severity() != Problem.Severity.DOUBT)
        .forEach(p -> fill(p, items));
    return counted();
  }

  private void fill(Attributed a, Bucket bucket, boolean whole) {
    places(a.item())
        .filter(place -> (place.line() == 0) == whole)
        .sorted(Comparator.comparingInt(place -> place.endLine() - place.line()))
        .forEach(place -> fill(place, bucket));
  }

  private static Stream<Origin> places(Item item) {
    return Stream.concat(Stream.of(item.origin()), item.also().stream());
  }

  private void fill(Problem problem, List<Attributed> items) {
    Origin at =
        problem.line() == 0 || isWhollyIgnored(problem, items)
            ? Origin.of(problem.file())
            : Origin.of(problem.file(), problem.line());
    fill(at, Bucket.PROBLEM);
    problem.wouldBe().stream()
        .flatMap(Account::places)
        .forEach(place -> fill(place, Bucket.PROBLEM));
  }

  /** A file of which the daemon took nothing. */
  private static boolean isWhollyIgnored(Problem problem, List<Attributed> items) {
    return problem.severity() == Problem.Severity.IGNORED
        && items.stream()
            .noneMatch(
                a -> places(a.item()).anyMatch(place -> place.file().equals(problem.file())));
  }

  private void fill(Origin place, Bucket bucket) {
    String path =
        sight
            .file(host(), place.file())
            .flatMap(HostFile::target)
            .filter(buckets::containsKey)
            .orElse(place.file());
    Bucket[] lines = buckets.get(path);
    if (lines == null) {
      return;
    }
    int first = Math.max(1, place.line());
    int last = place.line() == 0 ? lines.length - 1 : Math.min(lines.length - 1, place.endLine());
    for (int n = first; n <= last; n++) {
      if (lines[n] == null) {
        boolean debt = bucket == Bucket.RENDERED && destinations.isDebt(host(), place.file(), n);
        lines[n] = debt ? Bucket.FINDING : bucket;
      }
    }
  }

  private Ledger counted() {
    Map<Bucket, Integer> counts = new EnumMap<>(Bucket.class);
    List<Ledger.Open> open = new ArrayList<>();
    int all = 0;
    for (var entry : buckets.entrySet()) {
      List<String> lines = sight.lines(host(), entry.getKey());
      for (int n = 1; n <= lines.size(); n++) {
        String text = lines.get(n - 1);
        if (Line.isSignificant(text)) {
          all++;
          Bucket bucket = entry.getValue()[n];
          if (bucket == null) {
            open.add(new Ledger.Open(entry.getKey(), n, text));
          } else {
            counts.merge(bucket, 1, Integer::sum);
          }
        }
      }
    }
    return new Ledger(host(), all, counts, open);
  }
}
