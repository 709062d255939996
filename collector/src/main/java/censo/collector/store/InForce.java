package censo.collector.store;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Json;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading.Status;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.Snapshot.SourceState;
import censo.inventory.SnapshotJson;
import censo.source.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds on a host once a snapshot has arrived: what it says, and what was known before of that
 * which it could not look at. A source that is partial, failed or not in the snapshot proves no
 * absence, so that what it no longer tells of stays.
 *
 * @param kept how many items are known from before only
 */
record InForce(Snapshot snapshot, int kept) {
  /**
   * Whether the snapshot proves the absence of everything that it does not tell of.
   *
   * @param sourcesBefore that the host was known to have
   */
  static boolean isWhole(Snapshot now, Set<String> sourcesBefore) {
    return now.sources().keySet().containsAll(sourcesBefore)
        && now.sources().values().stream().allMatch(InForce::provesAbsence);
  }

  private static boolean provesAbsence(SourceState state) {
    return state.status() == Status.COMPLETE || state.status() == Status.ABSENT;
  }

  /** Every source that could tell of it was asked, as far as the host has it, and read whole. */
  private static boolean provesAbsence(Snapshot before, Snapshot now, ItemKey key) {
    List<String> sources =
        Kinds.sources(key.kind()).stream()
            .filter(s -> before.sources().containsKey(s) || now.sources().containsKey(s))
            .toList();
    return !sources.isEmpty()
        && sources.stream()
            .allMatch(s -> now.sources().containsKey(s) && provesAbsence(now.sources().get(s)));
  }

  /** Of a snapshot that is whole, or the first: all it says and nothing else. */
  static InForce of(Snapshot now) {
    return new InForce(now, 0);
  }

  /** Of a snapshot that is not whole. */
  static InForce of(Snapshot before, Snapshot now) {
    Set<ItemKey> told = now.items().stream().map(Item::key).collect(Collectors.toSet());
    List<Item> keptItems =
        before.items().stream()
            .filter(item -> !told.contains(item.key()) && !provesAbsence(before, now, item.key()))
            .toList();
    List<Problem> keptProblems =
        before.problems().stream().filter(p -> !now.sources().containsKey(p.source())).toList();
    Map<String, SourceState> sources = new LinkedHashMap<>(before.sources());
    sources.putAll(now.sources());
    List<HostFile> keptFiles = keptFiles(before, now, keptItems);
    Map<String, HostFile> files = new TreeMap<>();
    now.files().forEach(file -> files.put(file.path(), file));
    keptFiles.forEach(file -> files.put(file.path(), file));
    Snapshot joined =
        new Snapshot(
            now.agentVersion(),
            now.takenAt(),
            now.host(),
            new LinkedHashMap<>(sources),
            both(keptItems, now.items()),
            List.copyOf(files.values()),
            both(keptProblems, now.problems()),
            both(keptSecrets(before, now, keptItems, keptFiles), now.secrets()));
    return new InForce(joined, keptItems.size());
  }

  /** Files that kept items stand in; all of them, where a source was not asked at all. */
  private static List<HostFile> keptFiles(Snapshot before, Snapshot now, List<Item> keptItems) {
    boolean asked = now.sources().keySet().containsAll(before.sources().keySet());
    Set<String> referred = new HashSet<>();
    keptItems.stream()
        .flatMap(i -> Stream.concat(Stream.of(i.origin()), i.also().stream()))
        .map(Origin::file)
        .forEach(path -> refer(before, path, referred));
    Map<String, HostFile> told = new LinkedHashMap<>();
    now.files().forEach(file -> told.put(file.path(), file));
    return before.files().stream()
        .filter(
            file -> {
              HostFile newer = told.get(file.path());
              boolean wanted = referred.contains(file.path()) || (!asked && newer == null);
              return wanted && (newer == null || newer.content().isEmpty());
            })
        .toList();
  }

  private static void refer(Snapshot before, String path, Set<String> referred) {
    if (referred.add(path)) {
      before.file(path).flatMap(InForce::target).ifPresent(t -> refer(before, t, referred));
    }
  }

  /** Path of what a link points at, as far as the text tells. */
  private static Optional<String> target(HostFile file) {
    return file.link()
        .map(
            link -> {
              String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
              List<String> parts = new ArrayList<>();
              for (String part : (link.startsWith("/") ? link : folder + link).split("/")) {
                if (part.equals("..") && !parts.isEmpty()) {
                  parts.removeLast();
                } else if (!part.isEmpty() && !part.equals(".")) {
                  parts.add(part);
                }
              }
              return "/" + String.join("/", parts);
            });
  }

  private static List<Secret> keptSecrets(
      Snapshot before, Snapshot now, List<Item> items, List<HostFile> files) {
    Set<String> told = now.secrets().stream().map(Secret::token).collect(Collectors.toSet());
    List<String> texts =
        Stream.concat(
                items.stream()
                    .map(SnapshotJson::item)
                    .map(json -> new String(Json.canonical(json), StandardCharsets.UTF_8)),
                files.stream().flatMap(f -> f.content().stream()).map(bytes -> bytes.latin1()))
            .toList();
    return before.secrets().stream()
        .filter(s -> !told.contains(s.token()))
        .filter(s -> texts.stream().anyMatch(text -> text.contains(s.token())))
        .toList();
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
