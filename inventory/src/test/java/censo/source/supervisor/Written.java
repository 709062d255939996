package censo.source.supervisor;

import censo.inventory.Item;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Items as supervisord would read them. */
public final class Written {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "supervisord", "",
          "supervisor_program", "program:",
          "supervisor_eventlistener", "eventlistener:",
          "supervisor_fcgi_program", "fcgi-program:",
          "supervisor_group", "group:");

  private Written() {}

  /** The item's sections; none for one of another source. */
  public static String of(Item item) {
    if (!SECTIONS.containsKey(item.kind())) {
      return "";
    }
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    String own = SECTIONS.get(item.kind()) + item.name();
    sections.put(own, new StringBuilder());
    item.settings()
        .forEach(
            (key, value) -> {
              if (key.equals("rpcinterface")) {
                item.list(key).forEach(name -> sections.put("rpcinterface:" + name, factory()));
              } else if (!key.equals("include")) {
                boolean server = key.matches("(inet_)?http_server.*");
                int dot = key.indexOf('.');
                String section = server ? server(dot < 0 ? key : key.substring(0, dot)) : own;
                String name = !server ? key : dot > 0 ? key.substring(dot + 1) : address(section);
                sections
                    .computeIfAbsent(section, _ -> new StringBuilder())
                    .append(name + "=" + text(value).replace("\n", "\n    ") + "\n")
                    // No item has it, and there is none without the other.
                    .append(server && name.equals("username") ? "password=FAKE\n" : "");
              }
            });
    return sections.entrySet().stream()
        .map(section -> "[" + section.getKey() + "]\n" + section.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static StringBuilder factory() {
    return new StringBuilder(
        "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n");
  }

  private static String server(String name) {
    return name.startsWith("inet") ? name : "unix_" + name;
  }

  private static String address(String section) {
    return section.startsWith("inet") ? "port" : "file";
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.TextList(List<String> texts) -> String.join(",", texts);
      case Value.TextMap(var texts) ->
          texts.entrySet().stream()
              .map(e -> e.getKey() + "=" + quoted(e.getValue()))
              .collect(Collectors.joining(","));
    };
  }

  private static String quoted(String value) {
    return value.contains("\"") ? "'" + value + "'" : "\"" + value + "\"";
  }
}
