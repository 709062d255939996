package censo.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: {@code command --name value --flag}. By hand, because a library takes a fifth of
 * the agent's time to load.
 */
record Arguments(String command, Map<String, String> options) {
  private static final Set<String> FLAGS =
      Set.of("strict", "explain-secrets", "help", "version", "json");

  /** Which options each command takes. */
  private static final Map<String, Set<String>> COMMANDS =
      Map.of(
          "census",
              Set.of(
                  "root",
                  "source",
                  "format",
                  "out",
                  "key-file",
                  "strict",
                  "explain-secrets",
                  "help",
                  "config"),
          "send", Set.of("strict", "help", "config"),
          "enrol", Set.of("url", "secret-file", "ca-file", "help", "config"),
          "check", Set.of("help", "config"),
          "prepare-image", Set.of("help", "config"));

  /** Wrong usage: the message is for the person who typed it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  static Arguments parse(String... words) throws Wrong {
    List<String> rest = new ArrayList<>(List.of(words));
    String command = rest.isEmpty() ? "--help" : rest.removeFirst();
    if (command.equals("--help") || command.equals("-h") || command.equals("--version")) {
      return new Arguments(command, Map.of());
    }
    Set<String> allowed = COMMANDS.get(command);
    if (allowed == null) {
      throw new Wrong("unknown command: " + command);
    }
    Map<String, String> options = new LinkedHashMap<>();
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      String name = word.equals("-h") ? "help" : word.startsWith("--") ? word.substring(2) : "";
      int equals = name.indexOf('=');
      String key = equals < 0 ? name : name.substring(0, equals);
      if (!allowed.contains(key)) {
        throw new Wrong(command + " does not take " + word);
      }
      if (FLAGS.contains(key)) {
        options.put(key, "true");
      } else if (equals >= 0) {
        options.put(key, name.substring(equals + 1));
      } else if (rest.isEmpty()) {
        throw new Wrong("--" + key + " wants a value");
      } else {
        options.put(key, rest.removeFirst());
      }
    }
    return new Arguments(command, options);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  boolean flag(String name) {
    return options.containsKey(name);
  }
}
