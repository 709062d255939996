package censo.collector.console;

import censo.inventory.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One object of a page's values, built field by field. */
final class Values {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  static Values of(String name, Object value) {
    return new Values().put(name, value);
  }

  Values put(String name, Object value) {
    fields.put(name, value instanceof Instant instant ? instant.toString() : value);
    return this;
  }

  /** File and line; no line where the whole file is meant. */
  Values place(Origin origin) {
    return place(origin.file(), origin.line());
  }

  Values place(String file, int line) {
    fields.put("file", file);
    fields.put("line", line == 0 ? null : line);
    return this;
  }

  Map<String, Object> map() {
    return fields;
  }
}
