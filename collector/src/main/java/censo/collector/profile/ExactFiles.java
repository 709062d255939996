package censo.collector.profile;

import censo.collector.application.Kinds;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files that are rendered byte for byte, so that each comes whole from one host: the one whose
 * files are most like those of the others, by name where that is even.
 */
final class ExactFiles {
  private final Map<String, Map<String, HostFile>> files = new HashMap<>();
  private final Map<String, Integer> alike = new HashMap<>();
  private final Predicate<String> wanted;

  /**
   * @param held all items of the profile
   * @param wanted paths that are not another application's
   */
  ExactFiles(List<Held> held, Map<String, Snapshot> snapshots, Predicate<String> wanted) {
    this.wanted = wanted;
    snapshots.forEach(
        (id, snapshot) -> {
          Map<String, HostFile> byPath = new HashMap<>();
          snapshot.files().forEach(f -> byPath.putIfAbsent(f.path(), f));
          files.put(id, byPath);
        });
    count(held);
  }

  private void count(List<Held> held) {
    Map<String, Map<Optional<Bytes>, Set<String>>> hosts = new HashMap<>();
    for (Held h : held) {
      for (HostFile file : of(h)) {
        hosts
            .computeIfAbsent(file.path(), _ -> new HashMap<>())
            .computeIfAbsent(file.content(), _ -> new LinkedHashSet<>())
            .add(h.hostId());
      }
    }
    hosts
        .values()
        .forEach(
            contents ->
                contents
                    .values()
                    .forEach(
                        same -> same.forEach(h -> alike.merge(h, same.size() - 1, Integer::sum))));
  }

  /** Hosts in the order in which their files are taken. */
  Comparator<Held> preference() {
    return Environments.ORDER
        .thenComparingInt(h -> -alike.getOrDefault(h.hostId(), 0))
        .thenComparing(Held.BY_HOST);
  }

  /** The files of an item that people wrote, links and what they lead to included. */
  private List<HostFile> of(Held held) {
    if (!Kinds.EXACT.contains(held.item().kind())) {
      return List.of();
    }
    Map<String, HostFile> ofHost = files.get(held.hostId());
    Set<HostFile> found = new LinkedHashSet<>();
    for (String path : paths(held.item())) {
      if (held.item().kind().equals("nginx_main") && !wanted.test(path)) {
        continue;
      }
      Optional<HostFile> file = Optional.ofNullable(ofHost.get(path));
      file.filter(f -> !f.pristine()).ifPresent(found::add);
      file.flatMap(HostFile::target)
          .map(ofHost::get)
          .filter(f -> !f.pristine())
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static List<String> paths(Item item) {
    Set<String> paths = new LinkedHashSet<>();
    paths.add(item.origin().file());
    paths.addAll(item.list("files"));
    item.also().stream().map(Origin::file).forEach(paths::add);
    return List.copyOf(paths);
  }

  /**
   * Files of a profile by path.
   *
   * @param decided items whose host a person's decision chose: their files come first
   * @param others the other items, each as on the host it was taken from
   */
  SequencedMap<String, HostFile> taken(List<Held> decided, List<Held> others) {
    SequencedMap<String, HostFile> taken = new LinkedHashMap<>();
    Stream.concat(decided.stream(), others.stream().sorted(preference()))
        .forEach(h -> of(h).forEach(file -> taken.putIfAbsent(file.path(), file)));
    return Sorted.copyOf(taken);
  }
}
