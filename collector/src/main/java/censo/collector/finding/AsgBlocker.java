package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.application.Rules;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Snapshot;
import java.util.List;
import java.util.Optional;

/** Workers and jobs on a machine that is to come and go with its load. */
final class AsgBlocker {
  private AsgBlocker() {}

  static Group find(Sight sight) {
    Group group = new Group("asg-blocker", "no-asg");
    Rules rules = sight.fleet().rules();
    for (Snapshot snapshot : sight.snapshots()) {
      List<Attributed> items = sight.on(snapshot.host().id());
      boolean becomesAsg = becomesAsg(rules, snapshot, items);
      for (Attributed a : items) {
        String owner = Sight.owner(a);
        boolean hasPlace =
            rules.application(owner).filter(p -> p.profiles().contains("no-asg")).isPresent();
        if (!owner.isEmpty() && Kinds.WORK.contains(a.item().kind()) && (becomesAsg || !hasPlace)) {
          group.add(
              new Group.About(owner, "asg", "workers and jobs on " + snapshot.host().name()),
              Severity.BLOCKS,
              hasPlace
                  ? "they move to machines of " + owner + "/no-asg"
                  : "say where they will run: " + owner + " has no profile no-asg in the rules",
              Optional.of(a.item().key()),
              Sight.at(a, a.item().key().toString()));
        }
      }
    }
    return group;
  }

  /** By rule, or because it serves an application that has an {@code asg} profile. */
  private static boolean becomesAsg(Rules rules, Snapshot snapshot, List<Attributed> items) {
    return rules.becomesAsg(snapshot.host())
        || items.stream()
            .anyMatch(a -> Kinds.WEB.contains(a.item().kind()) && a.profiles().contains("asg"));
  }
}
