package censo.collector.render;

import censo.collector.profile.Place;
import censo.inventory.Bytes;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The Hiera data of one class: printed by templates, then read again, compared with what was meant,
 * and each line tied to where it comes from.
 */
final class DataFile {
  /** Folders of templates, in the order of the file. */
  private static final List<String> SOURCES =
      List.of(
          "users",
          "packages",
          "hosts",
          "sysctl",
          "limits",
          "files",
          "nginx",
          "phpfpm",
          "php",
          "supervisor",
          "cron");

  /** All parameters of all classes: the templates ask for each. */
  private static final List<String> PARAMETERS =
      List.of(
          "groups",
          "users",
          "directories",
          "packages",
          "host_aliases",
          "sysctl",
          "limits",
          "files",
          "nginx_files",
          "php_fpm_conf",
          "php_pools",
          "php_ini",
          "supervisord_conf",
          "supervisor_programs",
          "cron_files");

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(64 * 1024 * 1024)
          .setMaxAliasesForCollections(0)
          .build();

  private final Templates templates;

  DataFile(Templates templates) {
    this.templates = templates;
  }

  RenderedFile render(ClassDraft draft) {
    String path = "data/apps/" + draft.application + "/" + draft.scope + ".yaml";
    String body = body(draft);
    String text =
        templates.render("base/header.yaml.ftl", Map.of())
            + "# censo-body: sha256:"
            + Bytes.ofUtf8(body).sha256()
            + "\n"
            + body;
    check(draft, text);
    return new RenderedFile(path, draft.scope, Bytes.ofUtf8(text), false, origins(draft, text));
  }

  private String body(ClassDraft draft) {
    Map<String, Object> model = new HashMap<>();
    for (String parameter : PARAMETERS) {
      model.put(parameter, draft.parameters().getOrDefault(parameter, Map.of()));
    }
    model.put("class", QuotedFormat.YAML.ready(draft.className));
    model.put("sources", SOURCES);
    model.put("comments", draft.comments());
    model.put("hashes", hashes(draft));
    model.put("required", !draft.isCommon());
    model.put(
        "secrets",
        draft.secrets().stream().map(s -> Map.of("name", s.name(), "reader", s.reader())).toList());
    model.put("key", method(a -> Yaml.key(text(a.getFirst()))));
    model.put("comment", method(a -> Yaml.comment(text(a.getFirst()))));
    model.put("blank", method(a -> " ".repeat(number(a.getFirst()))));
    model.put("yaml", method(a -> value(a.getFirst(), number(a.get(1)))));
    return templates.render("base/data.yaml.ftl", model);
  }

  /** Parameters that environments and nodes may change in part. */
  private static List<String> hashes(ClassDraft draft) {
    return PARAMETERS.stream()
        .filter(p -> draft.parameters().get(p) instanceof Map<?, ?> map && !map.isEmpty())
        .toList();
  }

  private interface Method {
    String call(List<?> arguments) throws TemplateModelException;
  }

  private static TemplateMethodModelEx method(Method method) {
    return arguments -> QuotedFormat.YAML.ready(method.call(arguments));
  }

  private static String text(Object argument) throws TemplateModelException {
    return argument instanceof TemplateScalarModel text ? text.getAsString() : "";
  }

  private static int number(Object argument) throws TemplateModelException {
    return argument instanceof TemplateNumberModel number ? number.getAsNumber().intValue() : 0;
  }

  private static String value(Object argument, int indent) throws TemplateModelException {
    return argument instanceof TemplateBooleanModel flag
        ? String.valueOf(flag.getAsBoolean())
        : Yaml.value(text(argument), indent);
  }

  /** What Hiera makes of the file is what was meant; a difference is a bug of a template. */
  private void check(ClassDraft draft, String text) {
    if (!(new Load(SETTINGS).loadFromString(text) instanceof Map<?, ?> read)) {
      throw new IllegalStateException("data of " + draft.className + " are no hash");
    }
    for (Map.Entry<String, Object> parameter : draft.parameters().entrySet()) {
      Object back = hieraOf(read.get(draft.className + "::" + parameter.getKey()));
      if (!parameter.getValue().equals(back) && !isEmpty(parameter.getValue())) {
        throw new IllegalStateException(
            "data of "
                + draft.className
                + ": "
                + parameter.getKey()
                + " is not read as it was meant");
      }
    }
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty();
  }

  private static Object hieraOf(Object value) {
    return switch (value) {
      case String text -> text.replace("%{literal('%')}", "%");
      case Map<?, ?> map -> {
        Map<Object, Object> back = new LinkedHashMap<>();
        map.forEach((k, v) -> back.put(hieraOf(k), hieraOf(v)));
        yield back;
      }
      case List<?> list -> {
        List<Object> back = new ArrayList<>();
        list.forEach(v -> back.add(hieraOf(v)));
        yield back;
      }
      case null, default -> value;
    };
  }

  private static SequencedMap<Integer, List<Place>> origins(ClassDraft draft, String text) {
    SequencedMap<Integer, List<Place>> lines = new LinkedHashMap<>();
    Node root = new Compose(SETTINGS).composeString(text).orElseThrow();
    for (NodeTuple entry : ((MappingNode) root).getValue()) {
      String key = ((ScalarNode) entry.getKeyNode()).getValue();
      String prefix = draft.className + "::";
      if (key.startsWith(prefix)) {
        walk(entry, key.substring(prefix.length()), draft.origins(), lines);
      }
    }
    return lines;
  }

  private static void walk(
      NodeTuple entry,
      String path,
      Map<String, List<Place>> origins,
      SequencedMap<Integer, List<Place>> lines) {
    mark(entry.getKeyNode(), entry.getValueNode(), origins.getOrDefault(path, List.of()), lines);
    switch (entry.getValueNode()) {
      case MappingNode map ->
          map.getValue()
              .forEach(
                  e -> {
                    String name = (String) hieraOf(((ScalarNode) e.getKeyNode()).getValue());
                    walk(e, path + ClassDraft.SEPARATOR + name, origins, lines);
                  });
      case SequenceNode list -> {
        List<Node> elements = list.getValue();
        IntStream.range(0, elements.size())
            .forEach(
                i -> {
                  String at = path + ClassDraft.SEPARATOR + i;
                  mark(
                      elements.get(i), elements.get(i), origins.getOrDefault(at, List.of()), lines);
                });
      }
      default -> {}
    }
  }

  private static void mark(
      Node from, Node to, List<Place> places, SequencedMap<Integer, List<Place>> lines) {
    if (places.isEmpty()) {
      return;
    }
    int first = from.getStartMark().orElseThrow().getLine() + 1;
    var end = to.getEndMark().orElseThrow();
    int last = Math.max(first, end.getColumn() == 0 ? end.getLine() : end.getLine() + 1);
    for (int line = first; line <= last; line++) {
      lines.put(line, places);
    }
  }
}
