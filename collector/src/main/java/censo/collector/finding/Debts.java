package censo.collector.finding;

import censo.collector.application.Disposition;
import censo.inventory.ItemKey;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Items that a finding would have elsewhere and nobody has moved yet: they are rendered as found.
 */
public final class Debts {
  private Debts() {}

  /** By item, what the comment beside it says. */
  public static SequencedMap<ItemKey, String> of(List<Finding> findings, String application) {
    SequencedMap<ItemKey, String> debts = new TreeMap<>();
    for (Finding finding : findings) {
      boolean open =
          finding.state() == Finding.State.OPEN && finding.application().equals(application);
      for (ItemKey item : open && isElsewhere(finding) ? finding.items() : List.<ItemKey>of()) {
        String debt = "DEBT: " + finding.id() + ", belongs to " + finding.where();
        debts.merge(item, debt, (a, b) -> a + "; " + b.substring("DEBT: ".length()));
      }
    }
    return debts;
  }

  private static boolean isElsewhere(Finding finding) {
    return Disposition.of(finding.where()).filter(d -> d != Disposition.PUPPET).isPresent();
  }
}
