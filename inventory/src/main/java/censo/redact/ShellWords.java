package censo.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a command line into simple commands and those into words, as sh(1) quotes (POSIX, Shell
 * Command Language 2.2 and 2.3). Forgiving: a quote that nobody closes goes to the end.
 */
final class ShellWords {
  /**
   * @param text without quotes and backslashes
   * @param quoted whether any of it was quoted
   */
  record Word(Slice text, boolean quoted) {
    String plain() {
      return text.text();
    }
  }

  private final Slice line;
  private final boolean operators;
  private final List<List<Word>> commands = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private int at;

  private ShellWords(Slice line, boolean operators) {
    this.line = line;
    this.operators = operators;
  }

  /** Commands of a shell: cut at {@code ; & |}, parentheses, backquotes and line ends. */
  static List<List<Word>> commands(Slice line) {
    return new ShellWords(line, true).cut();
  }

  /** Words of one command that no shell sees, as supervisor's: line ends are blanks. */
  static List<Word> words(Slice line) {
    List<List<Word>> commands = new ShellWords(line, false).cut();
    return commands.isEmpty() ? List.of() : commands.getFirst();
  }

  private List<List<Word>> cut() {
    while (at < line.length()) {
      char c = line.charAt(at);
      if (operators && (c == '<' || c == '>')) {
        // The target of a redirection is one more word; & here does not end the command.
        at++;
        while (at < line.length() && "<>&".indexOf(line.charAt(at)) >= 0) {
          at++;
        }
      } else if (isBlank(c)) {
        at++;
      } else if (isOperator(c)) {
        endCommand();
        at++;
      } else {
        word();
      }
    }
    endCommand();
    return commands;
  }

  private void endCommand() {
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }

  private void word() {
    int begin = at;
    while (at < line.length() && !isEnd(line.charAt(at)) && !hides(line.charAt(at))) {
      at++;
    }
    if (at == line.length() || isEnd(line.charAt(at))) {
      words.add(new Word(line.sub(begin, at), false));
      return;
    }
    Slice.Builder word = new Slice.Builder(line);
    for (int i = begin; i < at; i++) {
      word.keep(i);
    }
    while (at < line.length() && !isEnd(line.charAt(at))) {
      char c = line.charAt(at);
      if (Slice.isQuote(c)) {
        quoted(word, c);
      } else if (c == '\\' && at + 1 < line.length()) {
        if (line.charAt(at + 1) != '\n') {
          word.put(line.charAt(at + 1), at, at + 2);
        }
        at += 2;
      } else {
        word.keep(at++);
      }
    }
    words.add(new Word(word.build(), true));
  }

  private void quoted(Slice.Builder word, char quote) {
    at++;
    while (at < line.length() && line.charAt(at) != quote) {
      boolean escape =
          quote == '"'
              && line.charAt(at) == '\\'
              && at + 1 < line.length()
              && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0;
      if (escape) {
        word.put(line.charAt(at + 1), at, at + 2);
        at += 2;
      } else {
        word.keep(at++);
      }
    }
    at++;
  }

  private static boolean hides(char c) {
    return Slice.isQuote(c) || c == '\\';
  }

  private boolean isEnd(char c) {
    return isBlank(c) || isOperator(c) || (operators && (c == '<' || c == '>'));
  }

  private boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || (c == '\n' && !operators);
  }

  private boolean isOperator(char c) {
    return operators && ";&|()`\n".indexOf(c) >= 0;
  }
}
