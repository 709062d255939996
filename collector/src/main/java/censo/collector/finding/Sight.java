package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import censo.collector.finding.Finding.Evidence;
import censo.collector.profile.Fleet;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Snapshot;
import censo.source.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fleet as the premises look at it: by host, with the lines of its files at hand. */
final class Sight {
  private final Fleet fleet;
  private final SequencedMap<String, List<Attributed>> byHost = new LinkedHashMap<>();
  private final Map<String, Map<String, HostFile>> files = new HashMap<>();

  /** By content, since hosts have many files that are equal. */
  private final Map<Bytes, List<String>> lines = new HashMap<>();

  private Sight(Fleet fleet) {
    this.fleet = fleet;
    for (Snapshot snapshot : fleet.snapshots()) {
      byHost.put(snapshot.host().id(), new ArrayList<>());
      files.put(
          snapshot.host().id(),
          snapshot.files().stream()
              .collect(Collectors.toMap(HostFile::path, Function.identity(), (a, _) -> a)));
    }
    fleet.attributed().forEach(a -> byHost.get(a.host()).add(a));
  }

  static Sight of(Fleet fleet) {
    return new Sight(fleet);
  }

  Fleet fleet() {
    return fleet;
  }

  List<Snapshot> snapshots() {
    return fleet.snapshots();
  }

  /** Items of one host that no rule ignores and no package shipped as they are. */
  List<Attributed> on(String host) {
    return byHost.get(host).stream()
        .filter(a -> !(a.attribution() instanceof Attribution.Ignored))
        .toList();
  }

  /** The same of all hosts. */
  Stream<Attributed> items() {
    return byHost.keySet().stream().flatMap(host -> on(host).stream());
  }

  Stream<Attributed> items(Set<String> kinds) {
    return items().filter(a -> kinds.contains(a.item().kind()));
  }

  /** Every item of one host, what is ignored and as shipped too. */
  List<Attributed> allOn(String host) {
    return byHost.get(host);
  }

  /** The application of an item; empty for the machine's and for what nobody owns. */
  static String owner(Attributed a) {
    return a.application().filter(o -> !o.equals(Attribution.BASE)).orElse("");
  }

  /** The application whose items alone stand in a file, or that a rule gives the file to. */
  String ownerOf(String host, String file) {
    Set<String> owners =
        on(host).stream()
            .filter(a -> a.item().origin().file().equals(file))
            .map(Sight::owner)
            .collect(Collectors.toSet());
    List<String> claimants = fleet.rules().claimantsOf(file);
    return owners.size() == 1
        ? owners.iterator().next()
        : claimants.size() == 1 ? claimants.getFirst() : "";
  }

  Optional<HostFile> file(String host, String path) {
    return Optional.ofNullable(files.get(host).get(path));
  }

  /** Lines of a file; none where its text was not collected. */
  List<String> lines(String host, String path) {
    return file(host, path)
        .flatMap(HostFile::content)
        .map(content -> lines.computeIfAbsent(content, Sight::split))
        .orElse(List.of());
  }

  private static List<String> split(Bytes bytes) {
    String text = bytes.isUtf8() ? bytes.utf8() : bytes.latin1();
    return List.of(text.split("\n", -1));
  }

  /** Evidence at the line of an item that has a word, else at the item's first line. */
  Evidence at(Attributed a, String word, String value) {
    List<Origin> places = new ArrayList<>();
    places.add(a.item().origin());
    places.addAll(a.item().also());
    for (Origin place : places) {
      int line = lineOf(a.host(), place, word);
      if (line > 0) {
        return new Evidence(a.host(), place.file(), line, value);
      }
    }
    return at(a, value);
  }

  private int lineOf(String host, Origin place, String word) {
    List<String> lines = lines(host, place.file());
    int first = Math.max(1, place.line());
    int last = place.line() == 0 ? lines.size() : Math.min(lines.size(), place.endLine());
    for (int n = first; n <= last; n++) {
      if (lines.get(n - 1).contains(word) && !Line.isComment(lines.get(n - 1))) {
        return n;
      }
    }
    return 0;
  }

  /** Evidence at an item's first line. */
  static Evidence at(Attributed a, String value) {
    Item item = a.item();
    return new Evidence(a.host(), item.origin().file(), item.origin().line(), value);
  }
}
