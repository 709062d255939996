package censo.source.cron;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that only start another one, and how to find that one behind their arguments. */
final class Wrapper {
  private static final int MAX_DEPTH = 8;
  private static final Pattern VERSIONED = Pattern.compile("^(php|python)[0-9.]+$");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
  private static final Set<String> RESERVED =
      Set.of("{", "}", "!", "if", "then", "elif", "else", "fi", "while", "until", "do", "done");

  private Wrapper() {}

  /**
   * Program and arguments of the first simple command that does something by itself; else those of
   * the first one as it stands; empty where there is none.
   */
  static List<String> program(String command) {
    List<List<String>> commands = ShellWords.of(command);
    List<String> program = first(commands, 0);
    return program.isEmpty() && !commands.isEmpty() ? commands.getFirst() : program;
  }

  private static List<String> first(List<List<String>> commands, int depth) {
    return commands.stream()
        .map(command -> unwrap(command, depth))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> unwrap(List<String> command, int depth) {
    List<String> words = command;
    while (!words.isEmpty()
        && (RESERVED.contains(words.getFirst())
            || ASSIGNMENT.matcher(words.getFirst()).matches())) {
      words = drop(words, 1);
    }
    if (words.isEmpty() || depth == MAX_DEPTH) {
      return words;
    }
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> rest = drop(words, 1);
    return switch (VERSIONED.matcher(program).replaceFirst("$1")) {
      case "cd", "test", "[", "for", "case" -> List.of();
      case "env" -> unwrap(behindOptions(rest, "-u", "-C", "-S"), depth + 1);
      case "nice" -> unwrap(behindOptions(rest, "-n"), depth + 1);
      case "ionice" -> unwrap(behindOptions(rest, "-c", "-n"), depth + 1);
      case "chronic" -> unwrap(behindOptions(rest), depth + 1);
      case "timeout" -> unwrap(drop(behindOptions(rest, "-k", "-s"), 1), depth + 1);
      case "flock" -> locked(drop(behindOptions(rest, "-w", "-E"), 1), depth);
      case "php" -> script(rest);
      case "python" -> module(rest);
      case "bash", "sh" -> shell(words, rest, depth);
      default -> words;
    };
  }

  private static List<String> locked(List<String> words, int depth) {
    boolean text = !words.isEmpty() && List.of("-c", "--command").contains(words.getFirst());
    return text && words.size() > 1
        ? first(ShellWords.of(words.get(1)), depth + 1)
        : unwrap(words, depth + 1);
  }

  private static List<String> script(List<String> rest) {
    List<String> behind = behindOptions(rest, "-d", "-c", "-z");
    boolean code = rest.subList(0, rest.size() - behind.size()).contains("-r");
    return code ? List.of() : behind;
  }

  private static List<String> module(List<String> rest) {
    List<String> words = rest;
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      if (words.getFirst().equals("-m")) {
        return drop(words, 1);
      }
      if (words.getFirst().equals("-c")) {
        return List.of();
      }
      words = drop(words, words.getFirst().matches("-W|-X") ? 2 : 1);
    }
    return words;
  }

  private static List<String> shell(List<String> words, List<String> rest, int depth) {
    List<String> behind = behindOptions(rest);
    List<String> options = rest.subList(0, rest.size() - behind.size());
    boolean text = options.stream().anyMatch(option -> option.matches("-[a-z]*c[a-z]*"));
    return text && !behind.isEmpty() ? first(ShellWords.of(behind.getFirst()), depth + 1) : words;
  }

  /**
   * @param withArgument options that take the next word
   */
  private static List<String> behindOptions(List<String> words, String... withArgument) {
    List<String> rest = words;
    while (!rest.isEmpty() && rest.getFirst().startsWith("-")) {
      boolean argument = List.of(withArgument).contains(rest.getFirst());
      rest = drop(rest, argument ? 2 : 1);
    }
    return rest;
  }

  private static List<String> drop(List<String> words, int count) {
    return words.subList(Math.min(count, words.size()), words.size());
  }
}
