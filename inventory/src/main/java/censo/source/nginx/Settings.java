package censo.source.nginx;

import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.StringJoiner;

/** The settings of one level, as an item holds them. */
final class Settings {
  private final Set<String> outer;
  private final SequencedMap<String, List<String>> canonical = new LinkedHashMap<>();
  private final SequencedMap<String, List<String>> written = new LinkedHashMap<>();
  private final Numbered numbered = new Numbered();
  private final SequencedMap<String, SequencedMap<String, StringJoiner>> blocks =
      new LinkedHashMap<>();

  /**
   * @param outer names of directives set at the levels around it: there a default is no default
   */
  Settings(Set<String> outer) {
    this.outer = outer;
  }

  /**
   * Adds a directive by its name.
   *
   * @param prefix put before the name
   * @return whether it says more than the default
   */
  boolean add(String prefix, Context context, Statement s) {
    if (!s.isBlock()) {
      return simple(prefix + s.name(), context, s);
    }
    if (s.directive().isCode()) {
      put(head(prefix, s), s.directive().code().orElse(""));
    } else {
      block(head(prefix, s), s);
    }
    return true;
  }

  private static String head(String prefix, Statement s) {
    return prefix + s.name() + (s.args().isEmpty() ? "" : " " + Words.list(s.args()));
  }

  private boolean simple(String name, Context context, Statement s) {
    // What only has to stand there is true.
    String as = s.args().isEmpty() ? "true" : Words.join(s.args());
    Optional<Grammar.Rule> rule =
        s.args().isEmpty() ? Optional.empty() : Grammar.rule(s.name(), context);
    String means = rule.flatMap(r -> Argument.canonical(r.value(), s.args())).orElse(as);
    boolean isDefault = rule.flatMap(Grammar.Rule::initial).equals(Optional.of(means));
    if (isDefault && !outer.contains(s.name())) {
      return false;
    }
    canonical.computeIfAbsent(name, _ -> new ArrayList<>()).add(means);
    written.computeIfAbsent(name, _ -> new ArrayList<>()).add(as);
    return true;
  }

  /** Adds a text that is canonical as it is. */
  void put(String name, String text) {
    canonical.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
    written.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
  }

  private void block(String name, Statement s) {
    // The types of one level add up; of two maps of one name both stand.
    String key = s.name().equals("types") ? name : numbered.next(name);
    SequencedMap<String, StringJoiner> into =
        blocks.computeIfAbsent(key, _ -> new LinkedHashMap<>());
    for (Statement row : s.body()) {
      String text = row.isBlock() ? row.text() : Words.join(row.args());
      String between = s.name().equals("types") ? " " : "\n";
      if (s.name().equals("geo")) {
        // The last one of a network counts.
        into.remove(row.name());
      }
      into.computeIfAbsent(row.name(), _ -> new StringJoiner(between)).add(text);
    }
  }

  Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    canonical.forEach((name, texts) -> values.put(name, value(texts)));
    blocks.forEach((name, rows) -> values.put(name, Value.of(joined(rows))));
    values.values().removeIf(Value::isEmpty);
    return values;
  }

  /** The host's spelling where it differs. */
  Map<String, Value> written() {
    Map<String, Value> values = new LinkedHashMap<>();
    written.forEach(
        (name, texts) -> {
          if (!texts.equals(canonical.get(name))) {
            values.put(name, value(texts));
          }
        });
    return values;
  }

  private static Value value(List<String> texts) {
    return texts.size() == 1 ? Value.of(texts.getFirst()) : Value.of(texts);
  }

  /** Everything as one map: a line for each of several, and for each row of a block. */
  Map<String, String> texts() {
    Map<String, String> texts = joined(canonical);
    blocks.forEach(
        (name, rows) ->
            texts.put(
                name,
                String.join(
                    "\n",
                    joined(rows).entrySet().stream()
                        .map(e -> row(e.getKey(), e.getValue()))
                        .toList())));
    return texts;
  }

  private static Map<String, String> joined(SequencedMap<String, StringJoiner> rows) {
    Map<String, String> texts = new LinkedHashMap<>();
    rows.forEach((name, joiner) -> texts.put(name, joiner.toString()));
    return texts;
  }

  private static String row(String name, String value) {
    return value.isEmpty() ? name : name + " " + value;
  }

  /** The same of the host's spelling, where it differs. */
  Map<String, String> writtenTexts() {
    Map<String, List<String>> other = new LinkedHashMap<>();
    written.forEach(
        (name, list) -> {
          if (!list.equals(canonical.get(name))) {
            other.put(name, list);
          }
        });
    return joined(other);
  }

  private static Map<String, String> joined(Map<String, List<String>> lists) {
    Map<String, String> texts = new LinkedHashMap<>();
    lists.forEach(
        (name, list) ->
            texts.put(name, list.size() == 1 ? list.getFirst() : String.join("\n", list)));
    return texts;
  }
}
