package censo.collector.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What a data file holds, entry by entry: {@code supervisor_programs} and {@code bob-mailer}. */
final class Entries {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(64 * 1024 * 1024)
          .setMaxAliasesForCollections(0)
          .build();

  private Entries() {}

  /** By parameter without its class, then by title; nothing of a file that is no YAML. */
  static SequencedMap<String, SequencedMap<String, Object>> of(String yaml) {
    SequencedMap<String, SequencedMap<String, Object>> entries = new LinkedHashMap<>();
    Object read;
    try {
      read = new Load(SETTINGS).loadFromString(yaml);
    } catch (YamlEngineException e) {
      return entries;
    }
    if (read instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String name = String.valueOf(key).replaceFirst(".*::", "");
            if (!name.equals("lookup_options") && !name.equals("secrets")) {
              entries.put(name, titles(value));
            }
          });
    }
    return entries;
  }

  private static SequencedMap<String, Object> titles(Object value) {
    SequencedMap<String, Object> titles = new LinkedHashMap<>();
    switch (value) {
      case Map<?, ?> map -> map.forEach((k, v) -> titles.put(String.valueOf(k), v));
      case List<?> list -> list.forEach(v -> titles.put(String.valueOf(v), v));
      case null, default -> {}
    }
    return titles;
  }

  /** Rows of the summary: parameter, profile, and how many are new, changed, gone, equal. */
  static List<List<String>> summary(Proposal proposal, Tree base) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (var file : proposal.rendering().files()) {
      if (file.path().startsWith("data/")) {
        var now = of(file.content().utf8());
        var then = of(base.text(file.path()));
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        for (String name : names) {
          rows.add(
              row(
                  name,
                  file.scope(),
                  now.getOrDefault(name, new LinkedHashMap<>()),
                  then.getOrDefault(name, new LinkedHashMap<>())));
        }
      }
    }
    return rows;
  }

  private static List<String> row(
      String name, String scope, Map<String, Object> now, Map<String, Object> then) {
    long same =
        now.entrySet().stream().filter(e -> e.getValue().equals(then.get(e.getKey()))).count();
    long added = now.keySet().stream().filter(k -> !then.containsKey(k)).count();
    long gone = then.keySet().stream().filter(k -> !now.containsKey(k)).count();
    return List.of(
        Markdown.code(name),
        Markdown.code(scope),
        String.valueOf(added),
        String.valueOf(now.size() - added - same),
        String.valueOf(gone),
        String.valueOf(same));
  }
}
