package censo.collector.profile;

import censo.collector.application.Applications;
import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import censo.collector.application.Rules;
import censo.collector.store.Decision;
import censo.inventory.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The newest snapshots of all hosts with every answer about them.
 *
 * @param snapshots one a host, by the hosts' names
 * @param decisions oldest first
 * @param attributed every item of every host
 * @param profiles of the rules' applications in their order, {@code asg} first; also empty ones
 */
public record Fleet(
    Rules rules,
    List<Decision> decisions,
    List<Snapshot> snapshots,
    List<Attributed> attributed,
    List<Profile> profiles) {
  public Fleet {
    decisions = List.copyOf(decisions);
    snapshots = List.copyOf(snapshots);
    attributed = List.copyOf(attributed);
    profiles = List.copyOf(profiles);
  }

  /**
   * Attributes, sorts and merges.
   *
   * @param snapshots one a host, in any order
   * @param decisions oldest first
   */
  public static Fleet of(List<Snapshot> snapshots, Rules rules, List<Decision> decisions) {
    List<Snapshot> sorted =
        snapshots.stream()
            .sorted(
                Comparator.comparing((Snapshot s) -> s.host().name())
                    .thenComparing(s -> s.host().id()))
            .toList();
    List<Attributed> attributed = Applications.of(sorted, rules, decisions);
    return new Fleet(
        rules,
        decisions,
        sorted,
        attributed,
        new Profiles(rules, decisions, sorted, attributed).all());
  }

  public Optional<Profile> profile(String application, String name) {
    return profiles.stream()
        .filter(p -> p.application().equals(application) && p.name().equals(name))
        .findFirst();
  }

  /** Items that wait for a person. */
  public List<Attributed> inbox() {
    return attributed.stream()
        .filter(a -> a.attribution() instanceof Attribution.Undecided)
        .toList();
  }

  /** Settings that hosts do not agree on, open and decided ones. */
  public List<Disagreement> conflicts() {
    List<Disagreement> all = new ArrayList<>();
    for (Profile profile : profiles) {
      for (ProfileItem item : profile.items()) {
        item.settings().forEach((name, merged) -> add(all, profile, item, name, merged));
      }
    }
    return all;
  }

  private void add(
      List<Disagreement> all, Profile profile, ProfileItem item, String setting, Merged merged) {
    switch (merged) {
      case Merged.Same _ -> {}
      case Merged.Conflict(_, List<Variant> variants, _) ->
          all.add(disagreement(profile, item, setting, merged, variants));
      case Merged.Decided(_, List<Variant> variants, _, _) ->
          all.add(disagreement(profile, item, setting, merged, variants));
      case Merged.PerEnvironment(_, SequencedMap<String, Merged> environments) ->
          environments.values().forEach(each -> add(all, profile, item, setting, each));
    }
  }

  private Disagreement disagreement(
      Profile profile, ProfileItem item, String setting, Merged merged, List<Variant> variants) {
    return new Disagreement(
        profile.application(),
        profile.name(),
        environment(variants.getFirst().hosts().getFirst()),
        item.key(),
        setting,
        merged,
        variants);
  }

  public Optional<Snapshot> snapshot(String host) {
    return snapshots.stream().filter(s -> s.host().id().equals(host)).findFirst();
  }

  /** Name of a host, for people; its id where it has none. */
  public String hostName(String host) {
    return snapshot(host).map(s -> s.host().name()).filter(n -> !n.isEmpty()).orElse(host);
  }

  /** Environment of a host; empty where it is not known. */
  public String environment(String host) {
    return snapshot(host).flatMap(s -> rules.environment(s.host())).orElse("");
  }
}
