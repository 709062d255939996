package censo.collector.profile;

import censo.collector.application.Applications;
import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import censo.collector.application.Decisions;
import censo.collector.application.Rules;
import censo.collector.store.Decision;
import censo.inventory.HostFile;
import censo.inventory.ItemKey;
import censo.inventory.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the profiles of a fleet. */
final class Profiles {
  /** What the machine's own items need in turn. */
  private static final Set<String> NEEDED_BY_CARRIED = Set.of("user", "directory", "host_alias");

  private final Rules rules;
  private final Decisions decisions;
  private final SequencedMap<String, Snapshot> snapshots = new LinkedHashMap<>();
  private final SequencedMap<String, List<Attributed>> byHost = new LinkedHashMap<>();
  private final Map<String, Set<ItemKey>> keys = new HashMap<>();

  Profiles(
      Rules rules,
      List<Decision> decisions,
      List<Snapshot> snapshots,
      List<Attributed> attributed) {
    this.rules = rules;
    this.decisions = new Decisions(decisions);
    for (Snapshot snapshot : snapshots) {
      this.snapshots.put(snapshot.host().id(), snapshot);
      byHost.put(snapshot.host().id(), new ArrayList<>());
    }
    for (Attributed a : attributed) {
      byHost.get(a.host()).add(a);
    }
    byHost.forEach(
        (host, items) ->
            keys.put(host, items.stream().map(a -> a.item().key()).collect(Collectors.toSet())));
  }

  List<Profile> all() {
    List<Profile> profiles = new ArrayList<>();
    for (Rules.Application application : rules.applications()) {
      application.profiles().stream()
          .sorted()
          .forEach(name -> profiles.add(profile(application.name(), name)));
    }
    return profiles;
  }

  private Profile profile(String application, String name) {
    List<Held> held = new ArrayList<>();
    byHost.forEach((host, items) -> held.addAll(held(application, name, host, items)));
    ExactFiles exact = new ExactFiles(held, snapshots, isNotAnothers(application));
    Merger merger = new Merger(application, name, decisions, exact);
    Presence presence = Presence.of(name, held, keys, snapshots);
    TreeMap<ItemKey, List<Held>> byKey = new TreeMap<>();
    held.forEach(h -> byKey.computeIfAbsent(h.item().key(), _ -> new ArrayList<>()).add(h));
    List<ProfileItem> items =
        byKey.values().stream().map(h -> merger.merge(h, presence.of(h))).toList();
    return new Profile(
        application, name, hosts(held), items, files(merger, exact, byKey, items), notes(held));
  }

  private List<Held> held(
      String application, String profile, String host, List<Attributed> ofHost) {
    List<Attributed> own =
        ofHost.stream()
            .filter(a -> a.application().equals(Optional.of(application)))
            .filter(a -> a.profiles().contains(profile))
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    Set<Attributed> carried = new LinkedHashSet<>();
    carry(ofHost, own, carried, _ -> true);
    carry(ofHost, List.copyOf(carried), carried, a -> NEEDED_BY_CARRIED.contains(kind(a)));
    Snapshot snapshot = snapshots.get(host);
    Groups groups = Groups.of(application, ofHost);
    List<Held> held = new ArrayList<>();
    String environment = rules.environment(snapshot.host()).orElse("");
    own.forEach(a -> held.add(groups.held(snapshot.host(), environment, a, false)));
    carried.forEach(a -> held.add(groups.held(snapshot.host(), environment, a, true)));
    return held;
  }

  private static String kind(Attributed a) {
    return a.item().kind();
  }

  /** Adds what the machine has of its own and these items need. */
  private static void carry(
      List<Attributed> ofHost,
      List<Attributed> by,
      Set<Attributed> carried,
      Predicate<Attributed> which) {
    ofHost.stream()
        .filter(a -> a.application().equals(Optional.of(Attribution.BASE)))
        .filter(which)
        .filter(a -> isForAll(a) || by.stream().anyMatch(b -> Applications.needs(a, b)))
        .forEach(carried::add);
  }

  /** What a person gave to the machine goes wherever the machine goes. */
  private static boolean isForAll(Attributed a) {
    return a.attribution() instanceof Attribution.ByPerson;
  }

  /** Files of nginx's http settings are everybody's, unless they hold another's servers. */
  private Predicate<String> isNotAnothers(String application) {
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    byHost
        .values()
        .forEach(
            items ->
                items.stream()
                    .filter(a -> Set.of("nginx_server", "nginx_upstream").contains(kind(a)))
                    .forEach(
                        a ->
                            owners
                                .computeIfAbsent(
                                    a.item().origin().file(), _ -> new LinkedHashSet<>())
                                .add(a.application().orElse(""))));
    return path -> {
      List<String> claimants = rules.claimantsOf(path);
      Set<String> holders = owners.getOrDefault(path, Set.of());
      return holders.isEmpty()
          ? claimants.isEmpty() || claimants.contains(application)
          : holders.contains(application);
    };
  }

  private static List<String> hosts(List<Held> held) {
    return held.stream().map(Held::hostId).distinct().toList();
  }

  private static SequencedMap<String, HostFile> files(
      Merger merger, ExactFiles exact, Map<ItemKey, List<Held>> byKey, List<ProfileItem> items) {
    List<Held> decided = new ArrayList<>();
    List<Held> others = new ArrayList<>();
    for (ProfileItem item : items) {
      if (item.isRendered()) {
        Held chosen = merger.chosen(byKey.get(item.key()));
        (merger.isDecided(chosen) ? decided : others).add(chosen);
      }
    }
    return exact.taken(decided, others);
  }

  private List<String> notes(List<Held> held) {
    List<String> notes = new ArrayList<>();
    List<String> unknown =
        held.stream()
            .filter(h -> h.environment().isEmpty())
            .map(h -> h.host().name())
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      notes.add(
          "environment not known, merged together: "
              + String.join(", ", unknown)
              + "; name it under hosts in censo.yaml");
    }
    for (String host : hosts(held)) {
      Snapshot snapshot = snapshots.get(host);
      snapshot
          .sources()
          .forEach(
              (name, state) -> {
                String where = name + " of " + snapshot.host().name();
                if (!state.wouldStart()) {
                  notes.add(where + " would not start as it is; see would-not-start");
                }
                switch (state.status()) {
                  case PARTIAL -> notes.add(where + " was read in part; what it lacks may exist");
                  case FAILED -> notes.add(where + " was not read; what it lacks may exist");
                  case COMPLETE, ABSENT -> {}
                }
              });
    }
    return notes;
  }
}
