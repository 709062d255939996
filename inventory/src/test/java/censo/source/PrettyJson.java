package censo.source;

import censo.inventory.Json;
import censo.inventory.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON for people: sorted keys, and what fits on a line on one line. */
final class PrettyJson {
  private static final int WIDTH = 100;

  private PrettyJson() {}

  static String print(Object json) {
    return print(json, "") + "\n";
  }

  private static String print(Object json, String indent) {
    String inner = indent + "  ";
    String compact = new String(Json.canonical(json), StandardCharsets.UTF_8);
    if (!indent.isEmpty() && indent.length() + compact.length() <= WIDTH) {
      return compact;
    }
    return switch (json) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.keySet().stream()
              .map(String.class::cast)
              .sorted(Utf8.ORDER)
              .map(key -> inner + print(key, inner) + ": " + print(map.get(key), inner))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case List<?> list when !list.isEmpty() ->
          list.stream()
              .map(element -> inner + print(element, inner))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case null, default -> compact;
    };
  }
}
