package censo.source.php;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import censo.source.zend.Directives;
import censo.source.zend.Installation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PHP's configuration of every version and program, and the modules they load. */
public final class Php implements Source {
  private static final String NAME = "php";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(NAME, root);
    boolean any = false;
    Map<String, Directives> loaded = new HashMap<>();
    for (Installation php : Installation.of(root)) {
      Directives directives =
          loaded.computeIfAbsent(php.version().measured(), _ -> Directives.of(php.version()));
      Extensions extensions = new Extensions();
      for (Installation.Sapi sapi : php.sapis()) {
        any = true;
        Program program = new Program(draft, php, sapi, directives);
        extensions.add(sapi.name(), program.read());
      }
      extensions.items(php.version()).forEach(draft::add);
    }
    return any ? draft.reading() : Reading.absent(NAME);
  }
}
