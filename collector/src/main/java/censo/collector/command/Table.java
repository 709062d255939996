package censo.collector.command;

import censo.inventory.Json;
import censo.inventory.SnapshotJson;
import censo.inventory.Value;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of flat objects, as JSON or as aligned text. Text shows the named columns only, and what
 * would act on a terminal as an escape.
 */
final class Table {
  /** How a list is printed. */
  enum Format {
    TEXT,
    JSON
  }

  private final List<String> columns;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param columns of the text, by the keys of the rows
   */
  Table(String... columns) {
    this.columns = List.of(columns);
  }

  /** Begins a row; fields are put into what it returns. */
  Row row() {
    Map<String, Object> fields = new LinkedHashMap<>();
    rows.add(fields);
    return new Row(fields);
  }

  /** One object, built field by field. */
  record Row(Map<String, Object> fields) {
    /** A field as JSON; an empty optional is null, a value what the snapshot has for it. */
    Row put(String name, Object value) {
      fields.put(
          name,
          switch (value) {
            case Optional<?> optional -> optional.map(Row::json).orElse(null);
            default -> json(value);
          });
      return this;
    }

    /** A line number, null where the whole file is meant. */
    Row line(int line) {
      fields.put("line", line == 0 ? null : line);
      return this;
    }

    private static Object json(Object value) {
      return switch (value) {
        case Value v -> SnapshotJson.value(v);
        case Map<?, ?> map ->
            map.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> (String) e.getKey(),
                        e -> json(e.getValue()),
                        (a, b) -> b,
                        LinkedHashMap::new));
        case String _, Integer _, Long _, Boolean _, List<?> _ -> value;
        default -> value.toString();
      };
    }
  }

  void print(Format format, PrintWriter out) {
    if (format == Format.JSON) {
      out.println(new String(Json.canonical(rows), StandardCharsets.UTF_8));
    } else {
      text().forEach(out::println);
    }
    out.flush();
  }

  private List<String> text() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(c -> c.toUpperCase(Locale.ROOT).replace('_', ' ')).toList());
    rows.forEach(row -> cells.add(columns.stream().map(c -> cell(row.get(c))).toList()));
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      widths.add(cells.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
    }
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).repeat(" ", widths.get(i) - width(row.get(i)) + 2);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cell(Object value) {
    String text = value == null ? "" : inline(value);
    return text.isEmpty() ? "-" : visible(text);
  }

  private static String inline(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> e.getKey() + "=" + inline(e.getValue()))
              .collect(Collectors.joining(", "));
      case List<?> list -> list.stream().map(Table::inline).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  /** Control and direction characters of a host as escapes: a terminal obeys them. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c == '\n') {
                visible.append("\\n");
              } else if (c == '\t') {
                visible.append("\\t");
              } else if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }
}
