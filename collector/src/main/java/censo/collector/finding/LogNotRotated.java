package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.application.Rotation;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Reading;
import censo.inventory.Snapshot;
import java.util.List;
import java.util.Optional;

/** Logs that grow for ever. Where logrotate's files were not read whole, nothing can be said. */
final class LogNotRotated {
  private LogNotRotated() {}

  static Group find(Sight sight) {
    Group group = new Group("log-not-rotated", "puppet");
    for (Snapshot snapshot : sight.snapshots()) {
      Snapshot.SourceState logrotate = snapshot.sources().get("logrotate");
      if (logrotate != null && logrotate.status() == Reading.Status.COMPLETE) {
        String host = snapshot.host().id();
        List<Attributed> blocks =
            sight.allOn(host).stream().filter(a -> a.item().kind().equals("logrotate")).toList();
        sight.on(host).forEach(a -> add(group, sight, a, blocks));
      }
    }
    return group;
  }

  private static void add(Group group, Sight sight, Attributed a, List<Attributed> blocks) {
    for (String log : a.subject().mentions().logs()) {
      boolean rotated = blocks.stream().anyMatch(b -> Rotation.covers(b.item(), log));
      if (!rotated && !isRotatedBySupervisor(a, log)) {
        group.add(
            Group.About.of(Sight.owner(a), log),
            Severity.NOTES,
            "add it to a logrotate block, or log to standard output",
            Optional.of(a.item().key()),
            sight.at(a, log, log + " of " + a.item().key()));
      }
    }
  }

  /** Supervisor rotates at 50 MB unless maxbytes is 0. */
  private static boolean isRotatedBySupervisor(Attributed a, String log) {
    String setting =
        a.item().text("stderr_logfile").equals(Optional.of(log))
            ? "stderr_logfile_maxbytes"
            : "stdout_logfile_maxbytes";
    return Kinds.SUPERVISED.contains(a.item().kind())
        && !a.item().text(setting).equals(Optional.of("0"));
  }
}
