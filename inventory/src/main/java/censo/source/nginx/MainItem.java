package censo.source.nginx;

import censo.inventory.Item;
import censo.inventory.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The item of what stands outside servers and upstreams. */
final class MainItem {
  private static final Map<Context, String> PREFIX =
      Map.of(Context.EVENTS, "events.", Context.STREAM, "stream.", Context.MAIL, "mail.");

  private final Invocation invocation;
  private final Settings settings = new Settings(Set.of());
  private final List<Origin> places = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();

  private MainItem(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param main what is in force
   */
  static Item of(Invocation invocation, List<Statement> main) {
    MainItem item = new MainItem(invocation);
    item.walk(main, Context.MAIN);
    return Item.of("nginx_main", "nginx", item.settings.values(), Origin.of(invocation.file()))
        .withWritten(item.settings.written())
        .withAlso(item.places);
  }

  private void walk(List<Statement> statements, Context context) {
    for (Statement s : statements) {
      Context inside = s.isBlock() ? context.inside(s.name()) : Context.ROWS;
      if (s.isInclude()) {
        contributes(s, s.directive().endLine());
        walk(s.inside(), context);
      } else if (inside == Context.ROWS || inside == Context.UNKNOWN) {
        boolean says = settings.add(PREFIX.getOrDefault(context, ""), context, s);
        // Debian's unit gives defaults only: it is no place where this item is configured.
        if (says || !s.file().equals(invocation.origin())) {
          contributes(s, s.directive().endLine());
          included(s.inside());
        }
      } else if (context == Context.MAIN) {
        contributes(s, s.directive().headLine());
        walk(s.inside(), inside);
      } else {
        // A server or upstream is an item of its own.
        open.remove(s.file());
      }
    }
  }

  /** Rows that a block has from other files. */
  private void included(List<Statement> rows) {
    for (Statement row : rows) {
      if (!row.isInclude()) {
        contributes(row, row.directive().endLine());
      }
      included(row.inside());
    }
  }

  /** Lines of one file that no item of its own stands between are one place. */
  private void contributes(Statement s, int endLine) {
    if (s.file().equals(invocation.file()) || s.file().isEmpty()) {
      return;
    }
    Integer at = open.get(s.file());
    if (at == null) {
      open.put(s.file(), places.size());
      places.add(new Origin(s.file(), s.directive().line(), endLine));
    } else {
      places.set(at, new Origin(s.file(), places.get(at).line(), endLine));
    }
  }
}
