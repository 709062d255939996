package censo.source.nginx;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The item of one upstream. */
final class UpstreamItem {
  private UpstreamItem() {}

  /**
   * @param context in which it stands
   */
  static Item of(Statement upstream, Context context) {
    Settings settings = new Settings(Set.of());
    List<String> servers = new ArrayList<>();
    Map<String, Origin> also = new LinkedHashMap<>();
    for (Statement s : upstream.body()) {
      if (s.name().equals("server")) {
        servers.add(Words.join(s.args()));
      } else {
        settings.add("", context.inside("upstream"), s);
      }
      if (!s.file().equals(upstream.file())) {
        also.merge(s.file(), s.origin(), (a, b) -> new Origin(a.file(), a.line(), b.endLine()));
      }
    }
    Map<String, Value> values = settings.values();
    values.put("servers", Value.of(servers));
    values.values().removeIf(Value::isEmpty);
    if (context != Context.HTTP) {
      values.put("context", Value.of(context.id()));
    }
    return Item.of("nginx_upstream", Words.join(upstream.args()), values, upstream.origin())
        .withWritten(settings.written())
        .withAlso(List.copyOf(also.values()));
  }
}
