package censo.source.nginx;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Items of what is in force. */
final class Items {
  private final Numbered names = new Numbered();
  private final List<Item> found = new ArrayList<>();

  private Items() {}

  /** Everything. */
  static List<Item> of(Invocation invocation, List<Statement> main) {
    Items items = new Items();
    items.found.add(MainItem.of(invocation, main));
    for (Statement s : Statement.inForce(main).toList()) {
      if (s.isBlock() && Set.of("http", "stream", "mail").contains(s.name())) {
        items.blocks(s.inside(), Context.MAIN.inside(s.name()));
      }
    }
    return items.found;
  }

  /** Servers and upstreams of a part that would stand in {@code http}. */
  static List<Item> ofPart(List<Statement> statements) {
    Items items = new Items();
    items.blocks(statements, Context.HTTP);
    return items.found;
  }

  private void blocks(List<Statement> statements, Context context) {
    List<Statement> body = Statement.inForce(statements).toList();
    Set<String> outer =
        new HashSet<>(body.stream().map(Statement::name).collect(Collectors.toSet()));
    for (Statement s : body) {
      if (s.isBlock() && s.name().equals("server")) {
        add(ServerItem.of(s, context, outer));
      } else if (s.isBlock() && s.name().equals("upstream")) {
        add(UpstreamItem.of(s, context));
      }
    }
  }

  /** A second item of one name gets a number. */
  private void add(Item item) {
    // Kinds begin with different words, so their names never meet.
    String name = names.next(item.kind() + " " + item.name());
    found.add(item.withName(name.substring(item.kind().length() + 1)));
  }
}
