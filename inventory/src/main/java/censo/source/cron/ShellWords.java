package censo.source.cron;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a shell command line, quotes taken off, in simple commands: split at {@code ; & | (
 * )} and newlines, redirections left out. Nothing is expanded; what stands in {@code $( )} or
 * back-quotes stays part of its word. Any text gives some answer.
 */
final class ShellWords {
  private final String text;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> command = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean quoted;
  private boolean redirected;
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  /** Simple commands in their order, none of them empty. */
  static List<List<String>> of(String text) {
    ShellWords words = new ShellWords(text);
    while (words.at < text.length()) {
      words.step(text.charAt(words.at));
    }
    words.endCommand();
    return words.commands;
  }

  private void step(char c) {
    switch (c) {
      case ' ', '\t', '\r' -> {
        endWord();
        at++;
      }
      case '\n', ';', '|', '(', ')' -> {
        endCommand();
        at++;
      }
      case '&' -> ampersand();
      case '<', '>' -> redirection();
      case '\'' -> quote(text.indexOf('\'', at + 1));
      case '"' -> doubleQuote();
      case '\\' -> {
        append(at + 1 < text.length() ? text.substring(at + 1, at + 2) : "", true);
        at += 2;
      }
      case '`' -> verbatim(text.indexOf('`', at + 1));
      case '$' -> {
        if (at + 1 < text.length() && text.charAt(at + 1) == '(') {
          verbatim(closing(at + 1));
        } else {
          append("$", false);
          at++;
        }
      }
      case '#' -> {
        if (inWord) {
          append("#", false);
          at++;
        } else {
          int newline = text.indexOf('\n', at);
          at = newline < 0 ? text.length() : newline;
        }
      }
      default -> {
        append(String.valueOf(c), false);
        at++;
      }
    }
  }

  private void append(String piece, boolean byQuote) {
    word.append(piece);
    inWord = true;
    quoted |= byQuote;
  }

  private void quote(int end) {
    int close = end < 0 ? text.length() : end;
    append(text.substring(at + 1, close), true);
    at = close + 1;
  }

  private void doubleQuote() {
    append("", true);
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escape =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0;
      at += escape ? 1 : 0;
      append(text.substring(at, at + 1), true);
      at++;
    }
    at++;
  }

  private void verbatim(int end) {
    int close = end < 0 ? text.length() - 1 : end;
    append(text.substring(at, close + 1), false);
    at = close + 1;
  }

  /** Where the bracket at {@code open} is closed; -1 where it is not. */
  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void ampersand() {
    if (at + 1 < text.length() && text.charAt(at + 1) == '>') {
      at++;
      redirection();
    } else {
      endCommand();
      at++;
    }
  }

  private void redirection() {
    if (inWord && !quoted && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    while (at < text.length() && "<>&|-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    redirected = true;
  }

  private void endWord() {
    if (inWord && !redirected && !word.isEmpty()) {
      command.add(word.toString());
    }
    redirected &= !inWord;
    word.setLength(0);
    inWord = false;
    quoted = false;
  }

  private void endCommand() {
    endWord();
    redirected = false;
    if (!command.isEmpty()) {
      commands.add(command);
      command = new ArrayList<>();
    }
  }
}
