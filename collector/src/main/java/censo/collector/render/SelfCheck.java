package censo.collector.render;

import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.Source;
import censo.source.cron.Cron;
import censo.source.hosts.Hosts;
import censo.source.php.Php;
import censo.source.phpfpm.PhpFpm;
import censo.source.supervisor.Supervisor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rendered text read again by the parsers that read the hosts: it must be the same items. What
 * is not is told, never hidden; named differences are undone first.
 */
final class SelfCheck {
  private static final Pattern NAMED = Pattern.compile("\\{\\{secret:([a-z0-9_]+)(?::\\w+)?\\}\\}");

  private static final Set<String> KINDS =
      Set.of(
          "supervisor_program",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "supervisor_group",
          "cron_job",
          "host_alias",
          "php_fpm_pool",
          "php_ini");

  private static final List<Source> SOURCES =
      List.of(new Supervisor(), new Cron(), new Hosts(), new PhpFpm(), new Php());

  private final Map<String, String> tokens = new HashMap<>();

  SelfCheck(Map<String, String> secretNames) {
    secretNames.forEach((token, name) -> tokens.put(name, token));
  }

  /**
   * Reads what a machine gets.
   *
   * @param machine its classes, the common one first
   * @return a sentence for each difference
   */
  List<String> differences(List<ClassDraft> machine) {
    RenderedRoot root = new RenderedRoot(NativeText.of(machine));
    List<Item> read = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Source source : SOURCES) {
      Reading reading = source.read(root, List.of());
      read.addAll(reading.items());
      reading.problems().stream()
          .filter(p -> p.severity() != Problem.Severity.DOUBT)
          .map(p -> p.file() + " as rendered: " + p.message())
          .forEach(differences::add);
    }
    for (ClassDraft draft : machine) {
      draft.rendered().stream()
          .filter(i -> KINDS.contains(i.item().kind()))
          .forEach(i -> compare(i.item(), read).ifPresent(differences::add));
    }
    return differences;
  }

  private Optional<String> compare(Item meant, List<Item> read) {
    List<Item> same =
        read.stream()
            .filter(i -> i.kind().equals(meant.kind()))
            .filter(i -> meant.kind().equals("cron_job") || i.name().equals(meant.name()))
            .toList();
    Optional<String> difference = Optional.of("it is not there");
    for (Item one : same) {
      difference = difference(meant, one, read);
      if (difference.isEmpty()) {
        return Optional.empty();
      }
    }
    boolean job = meant.kind().equals("cron_job");
    return Optional.of(
        meant.key()
            + " is not read back from what is rendered: "
            + (job ? "no job is the same" : difference.get()));
  }

  private Optional<String> difference(Item meant, Item one, List<Item> read) {
    Map<String, Value> left = new TreeMap<>();
    meant.settings().forEach((k, v) -> left.put(k, literal(v)));
    if (meant.kind().equals("supervisor_group")) {
      left.put("programs", Value.of(rendered(meant.list("programs"), read)));
    }
    Map<String, Value> right = new TreeMap<>();
    one.settings().forEach((k, v) -> right.put(k, tokens(v)));
    if (meant.kind().equals("cron_job")) {
      secretMovedToEnvironment(left, right);
    }
    if (meant.kind().equals("php_ini")) {
      // The rest is what the machine's own php.ini says.
      right.keySet().retainAll(left.keySet());
    }
    for (String setting : left.keySet()) {
      if (!left.get(setting).equals(right.get(setting))) {
        return Optional.of(setting);
      }
    }
    right.keySet().removeAll(left.keySet());
    return right.keySet().stream().findFirst();
  }

  /** A group is rendered with the programs that are. */
  private static List<String> rendered(List<String> programs, List<Item> read) {
    Set<String> there =
        read.stream()
            .filter(i -> !i.kind().equals("supervisor_group"))
            .map(Item::name)
            .collect(Collectors.toSet());
    return programs.stream().filter(there::contains).toList();
  }

  /** The named equivalence: a variable that holds a secret, in the place of the secret. */
  private static void secretMovedToEnvironment(Map<String, Value> left, Map<String, Value> right) {
    Map<String, String> own = map(left.get("environment"));
    Map<String, String> more = new LinkedHashMap<>(map(right.get("environment")));
    String command = right.get("command") instanceof Value.Text(String text) ? text : "";
    for (Map.Entry<String, String> variable : List.copyOf(more.entrySet())) {
      boolean secret = SecretNames.TOKEN.matcher(variable.getValue()).matches();
      if (secret && !own.containsKey(variable.getKey())) {
        more.remove(variable.getKey());
        command =
            command
                .replace("\"$" + variable.getKey() + "\"", variable.getValue())
                .replace("${" + variable.getKey() + "}", variable.getValue());
      }
    }
    right.put("command", Value.of(command));
    right.remove("environment");
    if (!more.isEmpty()) {
      right.put("environment", Value.of(more));
    }
  }

  private static Map<String, String> map(Value value) {
    return value instanceof Value.TextMap(var texts) ? texts : Map.of();
  }

  private static Value literal(Value value) {
    return each(value, text -> text.replace("CENSO_LITERAL_", "CENSO_SECRET_"));
  }

  private Value tokens(Value value) {
    return each(
        value,
        text ->
            NAMED
                .matcher(text)
                .replaceAll(m -> tokens.getOrDefault(m.group(1), "(unknown secret)")));
  }

  private static Value each(Value value, UnaryOperator<String> change) {
    return switch (value) {
      case Value.Text(String text) -> Value.of(change.apply(text));
      case Value.TextList(List<String> texts) -> Value.of(texts.stream().map(change).toList());
      case Value.TextMap(var texts) -> {
        Map<String, String> changed = new LinkedHashMap<>();
        texts.forEach((k, v) -> changed.put(k, change.apply(v)));
        yield Value.of(changed);
      }
    };
  }
}
