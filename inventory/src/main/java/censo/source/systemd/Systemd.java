package censo.source.systemd;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import censo.source.unit.UnitName;
import censo.source.unit.Units;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Units that are not as their packages shipped them, and what people added to others. */
public final class Systemd implements Source {
  static final String NAME = "systemd";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    boolean absent = Units.FOLDERS.stream().allMatch(folder -> root.lstat(folder).isEmpty());
    if (absent) {
      return Reading.absent(NAME);
    }
    Draft draft = new Draft(NAME, root);
    Units units = Units.of(root);
    Wants wants = Wants.of(root);
    OneUnit one = new OneUnit(draft, units, wants, Keys.of(root));
    names(units, wants).forEach(one::read);
    wants.units().forEach(one::wanted);
    new Unread(draft, units, one).tell();
    return draft.reading();
  }

  /** All that may be a unit of people: with a file, with drop-ins, or wanted as an instance. */
  private static SequencedSet<String> names(Units units, Wants wants) {
    SequencedSet<String> names = new TreeSet<>(Utf8.ORDER);
    names.addAll(units.names());
    units.dropInFolders().stream()
        .map(Hand::named)
        .filter(name -> UnitName.isValid(name) || UnitName.isType(name))
        .forEach(names::add);
    wants.units().forEach(names::add);
    return names;
  }
}
