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
    new Commands(hits, 0).command(ShellWords.words(line));
  }

  private void shell(Slice line) {
    List<ShellWords.Word> before = List.of();
    for (List<ShellWords.Word> words : ShellWords.commands(line)) {
      command(words);
      if (base(words.getFirst().plain()).equals("chpasswd")) {
        // chpasswd(8) reads user:this.
        before.forEach(word -> login(':', word.text()));
      }
      before = words;
    }
  }

  private void command(List<ShellWords.Word> words) {
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
    positional(words);
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
        login(tool.separator(), next.text());
        return 2;
      } else if (value > 0) {
        login(tool.separator(), word.text().sub(value));
        return 1;
      }
    }
    return 0;
  }

  private void login(char separator, Slice text) {
    int at = text.text().indexOf(separator);
    if (at >= 0) {
      hits.add(text.sub(at + 1), Rule.TOOL_FLAG);
    }
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
    if (runs && word.quoted() && depth < DEEPEST) {
      new Commands(hits, depth + 1).shell(text);
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
      printed(value);
    } else if (key.endsWith("header") && Authorization.line(value, hits)) {
      return;
    } else if (KeyRule.isSecret(key) && !key.contains("?") && !isSwitched(key)) {
      Secrets.keyed(key, withoutSource(value), Rule.KEY, hits);
    } else {
      FreeText.find(word, hits);
    }
  }

  private static boolean isSwitched(String key) {
    return key.startsWith("-") && isSwitch(key);
  }

  /** msmtp(1): a command that prints the password; {@code echo this} holds it. */
  private void printed(Slice command) {
    List<ShellWords.Word> words = ShellWords.words(command);
    boolean prints =
        words.size() > 1 && Set.of("echo", "printf").contains(base(words.getFirst().plain()));
    if (prints) {
      hits.add(words.getLast().text(), Rule.TOOL_FLAG);
    } else {
      new Commands(hits, depth + 1).shell(command);
    }
  }

  /** Tools that take a password by its place. */
  private void positional(List<ShellWords.Word> words) {
    // rabbitmqctl(8): add_user NAME this, change_password NAME this. htpasswd(1): -b FILE NAME
    // this.
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).plain();
      boolean rabbit = word.equals("add_user") || word.equals("change_password");
      if (rabbit && i + 2 < words.size()) {
        hits.add(words.get(i + 2).text(), Rule.TOOL_FLAG);
      }
      if (base(word).equals("htpasswd")
          && words.size() > i + 3
          && words.get(i + 1).plain().contains("b")) {
        hits.add(words.getLast().text(), Rule.TOOL_FLAG);
      }
    }
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
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
