package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.finding.Finding.Severity;
import java.util.Optional;
import java.util.Set;

/** What runs without a configuration, and the reverse. */
final class Processes {
  private static final Set<String> KIND = Set.of("process");

  private Processes() {}

  static Group notRunning(Sight sight) {
    Group group = new Group("not-running", "puppet");
    sight
        .items(KIND)
        .filter(a -> isIn(a, "not_running") && !isStartedByHand(sight, a))
        .forEach(a -> add(group, a, "start it, or remove it from the configuration"));
    return group;
  }

  static Group unconfigured(Sight sight) {
    Group group = new Group("unconfigured-process", "puppet");
    sight
        .items(KIND)
        .filter(a -> isIn(a, "unconfigured"))
        .forEach(a -> add(group, a, "write it into the configuration, or stop it"));
    return group;
  }

  private static boolean isIn(Attributed a, String state) {
    return a.item().text("state").equals(Optional.of(state));
  }

  private static boolean isStartedByHand(Sight sight, Attributed process) {
    return sight.on(process.host()).stream()
        .map(Attributed::item)
        .anyMatch(
            i ->
                i.kind().startsWith("supervisor_")
                    && i.name().equals(process.item().name())
                    && i.text("autostart").equals(Optional.of("false")));
  }

  private static void add(Group group, Attributed a, String mend) {
    group.add(
        Group.About.of(Sight.owner(a), a.item().name()),
        Severity.WARNS,
        mend,
        Optional.of(a.item().key()),
        Sight.at(a, a.item().name()));
  }
}
