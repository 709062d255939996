package censo.source.packages;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import censo.source.dpkg.Dpkg;
import censo.source.rpm.Rpm;
import java.util.List;
import java.util.Optional;

/**
 * The packages of the daemons, and those that somebody asked for: what was not installed for the
 * sake of another, but for what every Debian has and for libraries.
 */
public final class Packages implements Source {
  @Override
  public String name() {
    return "packages";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(name(), root);
    Optional<String> rpm = Rpm.database(root);
    boolean dpkg = root.lstat(Dpkg.STATUS).isPresent();
    if (rpm.isPresent()) {
      OfRpm.read(draft, rpm.get());
    } else if (dpkg) {
      OfDpkg.read(draft);
    }
    Services.read(draft);
    Reading reading = draft.reading();
    boolean nothing =
        !dpkg && rpm.isEmpty() && reading.items().isEmpty() && reading.problems().isEmpty();
    return nothing ? Reading.absent(name()) : reading;
  }
}
