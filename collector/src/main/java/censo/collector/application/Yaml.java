package censo.collector.application;

import censo.inventory.Bytes;
import censo.inventory.Sorted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file that knows its lines. Every scalar is its text: {@code 2027-06-30} no
 * date, {@code 65535} no number. What is wrong is collected, so that a person sees all of it.
 */
final class Yaml {
  private static final int MAX_CHARACTERS = 1024 * 1024;

  private final String file;
  private final int line;
  private final SequencedMap<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<Rules.Mistake> mistakes;

  private Yaml(String file, Node node, List<Rules.Mistake> mistakes) {
    this.file = file;
    this.line = lineOf(node);
    this.mistakes = mistakes;
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(
          new Rules.Mistake(file, line, "keys and values are wanted here", "write key: value"));
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      lines.putIfAbsent(key, lineOf(tuple.getKeyNode()));
      if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
        mistakes.add(
            new Rules.Mistake(
                file,
                lineOf(tuple.getKeyNode()),
                "a second key \"" + key + "\"",
                "keep one of the two"));
      }
    }
  }

  /** Reads one document; throws at once where it is not YAML. */
  static Yaml read(String file, byte[] bytes) throws Rules.Refused {
    if (!Bytes.of(bytes).isUtf8()) {
      throw refused(file, 1, "this file is not UTF-8", "save it as UTF-8");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();
    try {
      Optional<Node> root =
          new Compose(settings).composeString(new String(bytes, StandardCharsets.UTF_8));
      if (root.isEmpty()) {
        throw refused(file, 1, "this file is empty", "begin it with schema: 1");
      }
      return new Yaml(file, root.get(), new ArrayList<>());
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw refused(file, at, "not YAML: " + e.getProblem(), "mend this line");
    } catch (YamlEngineException e) {
      throw refused(file, 1, "not YAML within the limits: " + e.getMessage(), "mend the file");
    }
  }

  private static Rules.Refused refused(String file, int line, String message, String mend) {
    return new Rules.Refused(List.of(new Rules.Mistake(file, line, message, mend)));
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  void refuseIfMistaken() throws Rules.Refused {
    if (!mistakes.isEmpty()) {
      throw new Rules.Refused(
          mistakes.stream()
              .sorted(java.util.Comparator.comparingInt(Rules.Mistake::line))
              .distinct()
              .toList());
    }
  }

  void mistake(String key, String message, String mend) {
    mistakes.add(new Rules.Mistake(file, lines.getOrDefault(key, line), message, mend));
  }

  /** Keys that nobody asked for are mistakes. */
  void nothingElse() {
    for (String key : entries.keySet()) {
      if (!asked.contains(key)) {
        mistake(
            key,
            "unknown key \"" + key + "\"",
            "remove it or use one of " + String.join(", ", asked.stream().sorted().toList()));
      }
    }
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  private Optional<Node> node(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> scalar(key, node));
  }

  Optional<String> required(String key) {
    Optional<String> text = text(key);
    if (!entries.containsKey(key)) {
      mistake(key, "no \"" + key + "\"", "add " + key + ": …");
    }
    return text;
  }

  private Optional<String> scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return Optional.of(scalar.getValue());
    }
    mistakes.add(
        new Rules.Mistake(
            file, lineOf(node), "\"" + key + "\" wants one text", "write " + key + ": text"));
    return Optional.empty();
  }

  List<String> texts(String key) {
    return elements(key).stream().flatMap(element -> scalar(key, element).stream()).toList();
  }

  private List<Node> elements(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    mistake(key, "\"" + key + "\" wants a list", "write " + key + ": [one, two]");
    return List.of();
  }

  Optional<Yaml> section(String key) {
    return node(key).map(node -> new Yaml(file, node, mistakes));
  }

  List<Yaml> sections(String key) {
    return elements(key).stream().map(element -> new Yaml(file, element, mistakes)).toList();
  }

  SequencedMap<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            section -> {
              for (String name : section.keys()) {
                section.text(name).ifPresent(value -> pairs.put(name, value));
              }
            });
    return Sorted.copyOf(pairs);
  }

  List<TextPattern> patterns(String key) {
    return elements(key).stream()
        .flatMap(
            element ->
                scalar(key, element).flatMap(text -> pattern(lineOf(element), text)).stream())
        .toList();
  }

  Optional<TextPattern> pattern(String key) {
    return text(key).flatMap(text -> pattern(lines.getOrDefault(key, line), text));
  }

  SequencedMap<String, TextPattern> patternPairs(String key) {
    SequencedMap<String, TextPattern> patterns = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            section -> {
              for (String name : section.keys()) {
                section.pattern(name).ifPresent(pattern -> patterns.put(name, pattern));
              }
            });
    return patterns;
  }

  private Optional<TextPattern> pattern(int at, String text) {
    try {
      return Optional.of(TextPattern.of(text));
    } catch (PatternSyntaxException e) {
      mistakes.add(
          new Rules.Mistake(
              file, at, "not a regular expression: " + e.getDescription(), "mend " + text));
      return Optional.empty();
    }
  }
}
