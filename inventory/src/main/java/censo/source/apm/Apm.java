package censo.source.apm;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import censo.source.unit.Units;
import java.util.List;
import java.util.Optional;

/** Agents that watch programs: one item for each product that is set up on the host. */
public final class Apm implements Source {
  @Override
  public String name() {
    return "apm";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(name(), root);
    Units units = Units.of(root);
    boolean any = false;
    for (Product product : Product.ALL) {
      Optional<Item> item = new Agent(draft, product).read(units);
      item.ifPresent(draft::add);
      any |= item.isPresent();
    }
    Reading reading = draft.reading();
    return any || !reading.problems().isEmpty() ? reading : Reading.absent(name());
  }
}
