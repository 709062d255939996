package censo.redact;

import java.util.List;
import java.util.Set;

/** Secrets in command lines: options, assignments before a command, words of known tools. */
final class Commands {
  private static final int DEEPEST = 3;
  private static final Set<String> SHELLS =
      Set.of(
          "sh", "bash", "dash", "ksh", "zsh", "su", "runuser", "ssh", "eval", "watch", "flock",
          "lftp");
  private static final Set<String> HEADERS = Set.of("-H", "--header");

  /** Beginnings of options that switch something and take no value. */
  private static final Set<String> SWITCHES =
      Set.of("no", "skip", "disable", "enable", "without", "require", "use", "ask", "show");

  private final Hits hits;
  private final int depth;

  private Commands(Hits hits, int depth) {
    this.hits = hits;
    this.depth = depth;
  }

  /** What a shell runs. */
  static void shell(Slice line, Hits hits) {
    new Commands(hits, 0).shell(line);
  }

  /** What is run without a shell: one command, whatever signs are in it. */
  static void single(Slice line, Hits hits) {
    new Commands(hits, 0).command(ShellWords.words(line), List.of());
  }

  private void shell(Slice line) {
    List<ShellWords.Word> before = List.of();
    for (List<ShellWords.Word> words : ShellWords.commands(line)) {
      command(words, before);
      before = words;
    }
  }

  private void command(List<ShellWords.Word> words, List<ShellWords.Word> before) {
    Tool tool = null;
    boolean shell = false;
    boolean runsAnother = false;
    int i = 0;
    while (i < words.size()) {
      ShellWords.Word word = words.get(i);
      ShellWords.Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      String base = base(word.plain());
      if (Tool.named(base) != null || SHELLS.contains(base)) {
        tool = Tool.named(base);
        runsAnother = base.equals("sshpass");
        shell |= SHELLS.contains(base);
      } else if (runsAnother && !word.plain().startsWith("-")) {
        // sshpass(1) runs what follows its own options.
        tool = null;
      }
      int used = tool == null ? 0 : toolOption(tool, word, next);
      used = used > 0 ? used : option(tool, word, next);
      used = used > 0 ? used : setting(i == 0 ? "" : words.get(i - 1).plain(), word, next);
      if (used == 0) {
        argument(word, shell);
      }
      i += Math.max(used, 1);
    }
    ByPlace.find(words, before, hits);
  }

  /** An option of a tool: how many words it takes, 0 where it is none. */
  private int toolOption(Tool tool, ShellWords.Word word, ShellWords.Word next) {
    String text = word.plain();
    if (tool.apart().contains(text) && next != null) {
      hits.add(withoutSource(next.text()), Rule.TOOL_FLAG);
      return 2;
    }
    for (String option : tool.glued()) {
      if (text.length() > option.length() && text.startsWith(option)) {
        hits.add(word.text().sub(option.length()), Rule.TOOL_FLAG);
        return 1;
      }
    }
    for (String option : tool.logins()) {
      int value = tool.behind(option, text);
      if (value == text.length() && next != null) {
        ByPlace.afterSeparator(next.text(), tool.separator(), hits);
        return 2;
      } else if (value > 0) {
        ByPlace.afterSeparator(word.text().sub(value), tool.separator(), hits);
        return 1;
      }
    }
    return 0;
  }

  /** openssl(1) names where a password comes from: only {@code pass:} is one itself. */
  private static Slice withoutSource(Slice text) {
    String t = text.text();
    if (t.startsWith("pass:")) {
      return text.sub(5);
    }
    boolean elsewhere =
        t.startsWith("env:") || t.startsWith("file:") || t.startsWith("fd:") || t.equals("stdin");
    return elsewhere ? text.sub(0, 0) : text;
  }

  /**
   * {@code --key=value}, {@code --key value}, {@code -Dkey=value}, {@code -H 'Name: value'}: how
   * many words it takes, 0 where it is none of them.
   */
  private int option(Tool tool, ShellWords.Word word, ShellWords.Word next) {
    String text = word.plain();
    if (!text.startsWith("-")) {
      return 0;
    }
    if (HEADERS.contains(text) && next != null && Authorization.line(next.text(), hits)) {
      return 2;
    }
    if (text.equals("--cookie") && next != null && next.plain().indexOf('=') > 0) {
      hits.add(next.text(), Rule.HEADER);
      return 2;
    }
    int equals = text.indexOf('=');
    if (equals > 0) {
      assignment(word.text(), text.startsWith("-D") ? 2 : 1, equals);
      return 1;
    }
    boolean asks = tool != null && tool.asks();
    if (asks || text.length() < 4 || isSwitch(text) || !KeyRule.isSecret(text)) {
      FreeText.find(word.text(), hits);
      return 1;
    }
    if (next == null || (next.plain().startsWith("-") && !next.quoted())) {
      return 1;
    }
    Secrets.keyed(text, withoutSource(next.text()), Rule.KEY, hits);
    return 2;
  }

  /** {@code configure set aws_secret_access_key this}: how many words it takes. */
  private int setting(String before, ShellWords.Word word, ShellWords.Word next) {
    if (next == null || !before.equals("set") || !KeyRule.isSecret(word.plain())) {
      return 0;
    }
    Secrets.keyed(word.plain(), next.text(), Rule.KEY, hits);
    return 2;
  }

  private static boolean isSwitch(String option) {
    return KeyRule.words(option).stream().findFirst().filter(SWITCHES::contains).isPresent();
  }

  private void argument(ShellWords.Word word, boolean script) {
    Slice text = word.text();
    int equals = text.text().indexOf('=');
    boolean runs = (script && isCommand(text.text())) || text.text().contains("$(");
    if (runs && word.quoted()) {
      nested(text);
    } else if (equals > 0 && isIdentifier(text.text().substring(0, equals))) {
      assignment(text, 0, equals);
    } else {
      FreeText.find(text, hits);
    }
  }

  private static boolean isCommand(String text) {
    return text.indexOf(' ') > 0 || text.indexOf('\n') > 0;
  }

  private void assignment(Slice word, int keyBegin, int equals) {
    String key = word.text().substring(keyBegin, equals);
    Slice value = word.sub(equals + 1);
    if (key.endsWith("passwordeval")) {
      printing(value);
    } else if (key.endsWith("header") && Authorization.line(value, hits)) {
      return;
    } else if (KeyRule.isSecret(key) && !key.contains("?") && !isSwitched(key)) {
      Secrets.keyed(key, withoutSource(value), Rule.KEY, hits);
    } else {
      if (isCommand(value.text())) {
        // Options kept for later: MYSQL="mysql -u root -pthis".
        nested(value);
      }
      FreeText.find(word, hits);
    }
  }

  private static boolean isSwitched(String key) {
    return key.startsWith("-") && isSwitch(key);
  }

  /** msmtp(1): a command that prints the password; {@code echo this} holds it. */
  private void printing(Slice command) {
    ByPlace.printed(ShellWords.words(command), hits);
    nested(command);
  }

  /** A command line inside a word. */
  private void nested(Slice text) {
    if (depth < DEEPEST) {
      new Commands(hits, depth + 1).shell(text);
    }
    FreeText.find(text, hits);
  }

  private static String base(String word) {
    return word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('=')) + 1);
  }

  private static boolean isIdentifier(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Ascii.isLetter(c) || c == '_';
      boolean other = Ascii.isDigit(c) || "-.[]+".indexOf(c) >= 0;
      if (!letter && !(other && i > 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
