package censo.collector.profile;

import censo.inventory.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The values that hosts of one environment have for one setting.
 *
 * @param byHost by id, in the order of the hosts' names
 */
record Vote(SequencedMap<String, Optional<Value>> byHost) {
  /** One vote an environment, production first, unknown ones last. */
  static SequencedMap<String, Vote> perEnvironment(
      List<Held> held, Function<Held, Optional<Value>> value) {
    SequencedMap<String, Vote> votes = new LinkedHashMap<>();
    held.stream()
        .sorted(Environments.ORDER.thenComparing(Held.BY_HOST))
        .forEach(
            h ->
                votes
                    .computeIfAbsent(h.environment(), _ -> new Vote(new LinkedHashMap<>()))
                    .byHost()
                    .put(h.hostId(), value.apply(h)));
    return votes;
  }

  /** Values with their hosts, most hosts first; of two with as many, that of the first host. */
  private List<Variant> variants() {
    SequencedMap<Optional<Value>, List<String>> hosts = new LinkedHashMap<>();
    byHost.forEach((host, value) -> hosts.computeIfAbsent(value, _ -> new ArrayList<>()).add(host));
    return hosts.entrySet().stream()
        .map(e -> new Variant(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt((Variant v) -> v.hosts().size()).reversed())
        .toList();
  }

  /** What is rendered while nobody has decided: what most hosts have. */
  Merged merged() {
    List<Variant> variants = variants();
    Variant first = variants.getFirst();
    if (variants.size() == 1) {
      return new Merged.Same(first.value());
    }
    boolean even = variants.get(1).hosts().size() == first.hosts().size();
    String why =
        even
            ? "as many hosts have another value; this is the one of the first host by name"
            : "the value of " + first.hosts().size() + " of " + byHost.size() + " hosts";
    return new Merged.Conflict(first.value(), variants, why);
  }

  /** What is rendered where one host's word is taken for all. */
  Merged taken(Held from) {
    List<Variant> variants = variants();
    return variants.size() == 1
        ? new Merged.Same(variants.getFirst().value())
        : new Merged.Conflict(
            byHost.getOrDefault(from.hostId(), variants.getFirst().value()),
            variants,
            "its file is rendered whole, as on " + from.host().name());
  }
}
