package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import censo.collector.application.Disposition;
import censo.collector.finding.Ledger.Bucket;
import censo.collector.profile.Fleet;
import censo.collector.profile.Place;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where items, and lines with a debt, go. */
final class Destinations {
  /** Where a finding wants a thing that is no debt: Puppet has it. */
  private static final Set<String> NO_DEBT = Set.of("puppet", "secrets store", "no-asg");

  private record OnHost(String host, ItemKey key) {}

  private record Line(String host, String file, int line) {}

  private final Set<OnHost> rendered = new HashSet<>();
  private final Set<OnHost> elsewhere = new HashSet<>();
  private final Set<Line> debts = new HashSet<>();

  Destinations(Fleet fleet, List<Finding> findings) {
    for (Profile profile : fleet.profiles()) {
      for (ProfileItem item : profile.items()) {
        for (Place place : item.places()) {
          (item.isRendered() ? rendered : elsewhere).add(new OnHost(place.host(), item.key()));
        }
      }
    }
    for (Finding finding : findings) {
      if (!NO_DEBT.contains(finding.where())) {
        finding.evidence().forEach(e -> debts.add(new Line(e.host(), e.file(), e.line())));
      }
    }
  }

  /** Where an item goes; empty while nobody said. */
  Optional<Bucket> of(Attributed a) {
    OnHost onHost = new OnHost(a.host(), a.item().key());
    if (a.attribution() instanceof Attribution.Ignored) {
      return Optional.of(Bucket.IGNORED);
    }
    if (rendered.contains(onHost)) {
      return Optional.of(Bucket.RENDERED);
    }
    if (elsewhere.contains(onHost) || a.disposition() != Disposition.PUPPET) {
      return Optional.of(Bucket.ELSEWHERE);
    }
    // The machine's, that no profile needs: what a finding says of it is where it goes.
    Origin at = a.item().origin();
    if (a.attribution() instanceof Attribution.Base && isDebt(a.host(), at.file(), at.line())) {
      return Optional.of(Bucket.FINDING);
    }
    // An application's item without a profile is a worker, or of one: asg-blocker has it.
    return Sight.owner(a).isEmpty() ? Optional.empty() : Optional.of(Bucket.FINDING);
  }

  boolean isDebt(String host, String file, int line) {
    return debts.contains(new Line(host, file, line));
  }
}
