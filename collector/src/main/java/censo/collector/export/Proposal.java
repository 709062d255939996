package censo.collector.export;

import censo.collector.finding.Finding;
import censo.collector.profile.Profile;
import censo.collector.render.Rendering;
import censo.inventory.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be proposed.
 *
 * @param profiles all of the application, as they were rendered
 * @param only {@code asg} or {@code no-asg} where one of them is proposed without the other
 * @param hostNames names of hosts by id
 * @param environments names of the branches that a change passes, the base first
 */
public record Proposal(
    String application,
    List<Profile> profiles,
    Optional<String> only,
    Rendering rendering,
    List<Finding> findings,
    Map<String, String> hostNames,
    List<String> environments,
    Author author) {
  public Proposal {
    profiles = List.copyOf(profiles);
    findings = List.copyOf(findings);
    hostNames = Map.copyOf(hostNames);
    environments = List.copyOf(environments);
    rendering = only.map(rendering::only).orElse(rendering);
  }

  /** Who exports, and when. */
  public record Author(String name, String email, Instant at) {}

  /** The application's part of paths and class names. */
  String segment() {
    return rendering.segment();
  }

  /** Name of the branch. */
  String branch() {
    return "censo/" + application + only.map(p -> "-" + p).orElse("");
  }

  List<Profile> proposed() {
    return profiles.stream().filter(p -> only.isEmpty() || only.get().equals(p.name())).toList();
  }

  /** The same for the same content, whoever exports and whenever. */
  String id() {
    StringBuilder content = new StringBuilder();
    rendering
        .files()
        .forEach(
            f -> content.append(f.content().sha256()).append(' ').append(f.path()).append('\n'));
    return Bytes.ofUtf8(content.toString()).sha256().substring(0, 12);
  }

  /** Names of the hosts, in their order. */
  List<String> hosts() {
    List<String> names = new ArrayList<>();
    for (Profile profile : proposed()) {
      profile.hosts().stream()
          .map(this::hostName)
          .filter(n -> !names.contains(n))
          .forEach(names::add);
    }
    return names;
  }

  String hostName(String id) {
    return hostNames.getOrDefault(id, id);
  }
}
