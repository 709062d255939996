package censo.source.logrotate;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blocks of logrotate's configuration, and the directives outside of blocks. */
public final class Logrotate implements Source {
  private static final String FOLDER = "/etc/logrotate.d";

  @Override
  public String name() {
    return "logrotate";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    boolean any = root.lstat(Invocation.MAIN).isPresent() || root.stat(FOLDER).isPresent();
    List<Invocation> invocations = Invocation.all(root, before);
    if (!any && invocations.equals(List.of(Invocation.DEFAULT))) {
      return Reading.absent(name());
    }
    Draft draft = new Draft(name(), root);
    Version version = Version.of(root);
    Map<String, Integer> uses = new HashMap<>();
    for (Invocation invocation : invocations) {
      List<Item> items = new Run(draft, version).read(invocation.paths());
      items.forEach(item -> draft.add(numbered(item, uses)));
    }
    return draft.reading();
  }

  /** A second item of a name has a number behind it. */
  private static Item numbered(Item item, Map<String, Integer> uses) {
    int use = uses.merge(item.kind() + " " + item.name(), 1, Integer::sum);
    return use == 1 ? item : item.withName(item.name() + " #" + use);
  }
}
