package censo.collector.finding;

import censo.collector.profile.Fleet;
import java.util.List;
import java.util.function.Function;

/** All findings of a fleet. */
public final class Finder {
  /** Every premise that is looked at; adding one is a class and a line here. */
  private static final List<Function<Sight, Group>> PREMISES =
      List.of(
          AppOnBoth::find,
          AsgBlocker::find,
          CronDiskCleanup::find,
          GeneratedDns::find,
          HostsAlias::find,
          InsecurePermissions::find,
          LocalFileHandoff::find,
          LogNotRotated::find,
          NginxBusinessRule::find,
          NotStdout::find,
          Problems::ignoredByDaemon,
          Problems::wouldNotStart,
          Processes::notRunning,
          Processes::unconfigured,
          SecretInFile::find,
          SessionOnDisk::find,
          SharedDisk::find,
          SupervisorByHand::find,
          Tuning::find);

  private Finder() {}

  /** Worst first, then by id, application, profile and subject. */
  public static List<Finding> find(Fleet fleet) {
    Sight sight = Sight.of(fleet);
    return PREMISES.stream()
        .flatMap(premise -> premise.apply(sight).findings(fleet.decisions()).stream())
        .sorted(Finding.ORDER)
        .toList();
  }
}
