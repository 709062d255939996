package censo.collector.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The simple commands of a command line, as far as a reader without a shell can tell: words,
 * redirections, and what wrappers like {@code flock} or {@code bash -c} run.
 */
public final class Shell {
  private static final Set<String> WRAPPERS =
      Set.of(
          "env", "flock", "nice", "ionice", "timeout", "chronic", "exec", "xargs", "sudo", "setsid",
          "nohup", "time", "command", "then", "do", "else", "if", "while", "!", "{");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash");
  private static final int MAX_DEPTH = 4;

  private final String text;
  private final List<Command> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<Redirect> redirects = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private String pending = "";

  private Shell(String text) {
    this.text = text;
  }

  /**
   * One simple command.
   *
   * @param program base name of what runs, wrappers passed over; empty where there are only
   *     redirections
   * @param words all of it, program first, quotes removed
   */
  public record Command(String program, List<String> words, List<Redirect> redirects) {
    public Command {
      words = List.copyOf(words);
      redirects = List.copyOf(redirects);
    }

    /** Words after the program. */
    public List<String> arguments() {
      return words.isEmpty() ? List.of() : words.subList(1, words.size());
    }
  }

  /** Where output goes, {@code >} or {@code >>}. */
  public record Redirect(String operator, String target) {}

  /** Commands in the order they stand; those inside a wrapper instead of the wrapper. */
  public static List<Command> commands(String text) {
    return commands(text, 0);
  }

  private static List<Command> commands(String text, int depth) {
    List<Command> all = new ArrayList<>();
    for (Command command : new Shell(text).split()) {
      all.addAll(unwrapped(command, depth));
    }
    return all;
  }

  private static List<Command> unwrapped(Command command, int depth) {
    List<String> words = command.words();
    int start = 0;
    while (start < words.size() && isPassedOver(words, start)) {
      start++;
    }
    List<String> rest = words.subList(start, words.size());
    String program = rest.isEmpty() ? "" : base(rest.getFirst());
    int script = rest.indexOf("-c") + 1;
    if (SHELLS.contains(program) && script > 0 && script < rest.size() && depth < MAX_DEPTH) {
      return commands(rest.get(script), depth + 1);
    }
    return List.of(new Command(program, rest, command.redirects()));
  }

  /** Wrappers, their options and operands, and assignments. */
  private static boolean isPassedOver(List<String> words, int at) {
    String word = words.get(at);
    if (WRAPPERS.contains(base(word)) || word.matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
      return true;
    }
    if (at == 0) {
      return false;
    }
    String wrapper = base(words.get(at - 1));
    boolean operand =
        wrapper.equals("flock") || wrapper.equals("timeout") || words.get(at - 1).startsWith("-");
    return word.startsWith("-")
        || (words.get(at - 1).equals("-u") && isAfter(words, at, "sudo"))
        || word.matches("[0-9]+[smhd]?")
        || (operand && isAfter(words, at, "flock") && word.startsWith("/") && isLock(words, at));
  }

  private static boolean isAfter(List<String> words, int at, String wrapper) {
    return words.subList(0, at).stream().anyMatch(w -> base(w).equals(wrapper));
  }

  /** The file that {@code flock} locks is the first operand after it. */
  private static boolean isLock(List<String> words, int at) {
    return words.subList(0, at).stream()
        .noneMatch(w -> w.startsWith("/") && !base(w).equals("flock"));
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private List<Command> split() {
    int i = 0;
    while (i < text.length()) {
      i = step(i);
    }
    endCommand();
    return commands;
  }

  /** Takes what stands at {@code i} and says where to go on. */
  private int step(int i) {
    char c = text.charAt(i);
    switch (c) {
      case '\\' -> {
        if (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
          add(text.charAt(i + 1));
        }
        return i + 2;
      }
      case '\'' -> {
        return quoted(i, '\'');
      }
      case '"' -> {
        return quoted(i, '"');
      }
      case ' ', '\t' -> endWord();
      case '\n', ';', '|', '(', ')', '`' -> endCommand();
      case '&' -> {
        if (!isPartOfRedirect(i)) {
          endCommand();
        } else {
          add(c);
        }
      }
      case '>', '<' -> {
        return redirect(i);
      }
      case '#' -> {
        if (!inWord) {
          int end = text.indexOf('\n', i);
          return end < 0 ? text.length() : end;
        }
        add(c);
      }
      case '$' -> {
        if (text.startsWith("$(", i)) {
          endCommand();
          return i + 2;
        }
        add(c);
      }
      default -> add(c);
    }
    return i + 1;
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private int quoted(int open, char quote) {
    inWord = true;
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      if (quote == '"' && text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      word.append(text.charAt(i));
      i++;
    }
    return i + 1;
  }

  private boolean isPartOfRedirect(int i) {
    return (i > 0 && text.charAt(i - 1) == '>') || text.startsWith("&>", i);
  }

  private int redirect(int i) {
    String before = word.toString();
    if (before.matches("[0-9]|&")) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    boolean twice = i + 1 < text.length() && text.charAt(i + 1) == text.charAt(i);
    pending = text.substring(i, twice ? i + 2 : i + 1);
    return i + pending.length();
  }

  private void endWord() {
    if (!inWord) {
      return;
    }
    if (pending.startsWith(">") && !word.toString().startsWith("&")) {
      redirects.add(new Redirect(pending, word.toString()));
    } else if (pending.isEmpty()) {
      words.add(word.toString());
    }
    pending = "";
    word.setLength(0);
    inWord = false;
  }

  private void endCommand() {
    endWord();
    pending = "";
    if (!words.isEmpty() || !redirects.isEmpty()) {
      commands.add(new Command("", words, redirects));
    }
    words = new ArrayList<>();
    redirects = new ArrayList<>();
  }
}
