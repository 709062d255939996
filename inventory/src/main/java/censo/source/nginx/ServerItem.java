package censo.source.nginx;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The item of one server. */
final class ServerItem {
  /** Settings that are lists, whatever they hold. */
  private static final List<String> LISTS =
      List.of(
          "listen",
          "server_name",
          "locations",
          "fastcgi_pass",
          "proxy_pass",
          "access",
          "rewrites",
          "files");

  private static final Set<String> ACCESS = Set.of("allow", "deny");

  /** Of the rewrite module, those that steer a request: their order among each other counts. */
  private static final Set<String> REWRITES = Set.of("rewrite", "return", "break", "if");

  private final Map<String, Set<String>> lists = new LinkedHashMap<>();
  private final Settings settings;
  private final Map<String, Value> locations = new LinkedHashMap<>();
  private final Map<String, Value> writtenLocations = new LinkedHashMap<>();
  private final Numbered numbered = new Numbered();
  private final SequencedMap<String, Origin> places = new LinkedHashMap<>();

  private ServerItem(Set<String> outer) {
    LISTS.forEach(name -> lists.put(name, new LinkedHashSet<>()));
    settings = new Settings(outer);
  }

  /**
   * @param context in which it stands
   * @param outer names of the directives set there
   */
  static Item of(Statement server, Context context, Set<String> outer) {
    ServerItem item = new ServerItem(outer);
    item.places(server.file(), List.of(server));
    item.server(server.body(), context.inside("server"), outer);
    Map<String, Value> values = item.settings.values();
    Map<String, Value> written = item.settings.written();
    item.lists.forEach((name, texts) -> values.put(name, Value.of(List.copyOf(texts))));
    values.putAll(item.locations);
    written.putAll(item.writtenLocations);
    values.values().removeIf(Value::isEmpty);
    written.values().removeIf(Value::isEmpty);
    if (context != Context.HTTP) {
      values.put("context", Value.of(context.id()));
    }
    item.places.remove(server.file());
    return Item.of("nginx_server", item.name(), values, server.origin())
        .withWritten(written)
        .withAlso(List.copyOf(item.places.values()));
  }

  private String name() {
    String name =
        lists.get("server_name").stream().findFirst().filter(n -> !n.isEmpty()).orElse("_");
    String listen = lists.get("listen").stream().findFirst().orElse("80");
    return name + ":" + Listens.portOf(listen.replaceFirst(" .*", ""));
  }

  /** Each file once, with the lines of it that are part of the server. */
  private void places(String file, List<Statement> statements) {
    for (Statement s : statements) {
      lists.get("files").add(s.file());
      places.merge(
          s.file(),
          s.origin(),
          (a, b) ->
              new Origin(
                  a.file(), Math.min(a.line(), b.line()), Math.max(a.endLine(), b.endLine())));
      places(file, s.inside());
    }
  }

  private void server(List<Statement> body, Context context, Set<String> outer) {
    Set<String> names = names(outer, body);
    for (Statement s : body) {
      passes(s);
      if (s.name().equals("listen")) {
        lists.get("listen").add(Words.join(s.args()));
      } else if (s.name().equals("server_name")) {
        lists.get("server_name").addAll(s.args());
      } else if (ACCESS.contains(s.name())) {
        lists.get("access").add(s.text());
      } else if (REWRITES.contains(s.name())) {
        lists.get("rewrites").add(s.text());
      } else if (isLocation(s)) {
        location("", s, names);
      } else if (!s.name().equals("fastcgi_pass") && !s.name().equals("proxy_pass")) {
        settings.add("", context, s);
      }
    }
  }

  private static boolean isLocation(Statement s) {
    return s.name().equals("location") && s.isBlock();
  }

  private static Set<String> names(Set<String> outer, List<Statement> body) {
    Set<String> names = new HashSet<>(outer);
    body.forEach(s -> names.add(s.name()));
    return names;
  }

  /** Where requests are passed to, at whatever level. */
  private void passes(Statement s) {
    if (s.name().equals("fastcgi_pass") || s.name().equals("proxy_pass")) {
      lists.get(s.name()).add(Words.join(s.args()));
    }
    if (s.name().equals("if") || s.name().equals("limit_except")) {
      s.body().forEach(this::passes);
    }
  }

  /**
   * @param prefix how the locations around it are named
   * @param outer names of the directives set around it
   */
  private void location(String prefix, Statement location, Set<String> outer) {
    String text = Location.of(location.args()).map(Location::text).orElse("");
    lists.get("locations").add(text);
    // A regular expression may stand twice.
    String name = numbered.next(prefix + "location " + text);
    List<Statement> body = location.body();
    Set<String> names = names(outer, body);
    Settings own = new Settings(outer);
    for (Statement s : body) {
      passes(s);
      if (ACCESS.contains(s.name())) {
        own.put("access", s.text());
      } else if (REWRITES.contains(s.name())) {
        lists.get("rewrites").add(s.text());
        own.put("rewrites", s.text());
      } else if (isLocation(s)) {
        location(name + " ", s, names);
      } else {
        own.add("", Context.LOCATION, s);
      }
    }
    locations.put(name, Value.of(own.texts()));
    writtenLocations.put(name, Value.of(own.writtenTexts()));
  }
}
