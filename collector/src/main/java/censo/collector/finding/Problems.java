package censo.collector.finding;

import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.inventory.ItemKey;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import java.util.List;
import java.util.Optional;

/** What daemons pass over, and what keeps them from starting. */
final class Problems {
  private Problems() {}

  static Group ignoredByDaemon(Sight sight) {
    return find(
        sight, new Group("ignored-by-daemon", "puppet"), Problem.Severity.IGNORED, Severity.WARNS);
  }

  static Group wouldNotStart(Sight sight) {
    return find(
        sight, new Group("would-not-start", "puppet"), Problem.Severity.FATAL, Severity.BLOCKS);
  }

  private static Group find(Sight sight, Group group, Problem.Severity which, Severity severity) {
    for (Snapshot snapshot : sight.snapshots()) {
      String host = snapshot.host().id();
      for (Problem problem : snapshot.problems()) {
        if (problem.severity() == which) {
          String place =
              problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
          group.add(
              Group.About.of(owner(sight, host, problem), problem.code() + " " + place),
              severity,
              problem.mend(),
              key(problem),
              new Evidence(host, problem.file(), problem.line(), problem.message()));
        }
      }
    }
    return group;
  }

  private static Optional<ItemKey> key(Problem problem) {
    return problem.wouldBe().stream().map(item -> item.key()).findFirst();
  }

  /** Whose it would be if the daemon took it, else whose file it is. */
  private static String owner(Sight sight, String host, Problem problem) {
    List<String> owners =
        problem.wouldBe().stream()
            .flatMap(item -> sight.fleet().rules().claimantsOf(item).stream())
            .distinct()
            .toList();
    return owners.size() == 1 ? owners.getFirst() : sight.ownerOf(host, problem.file());
  }
}
