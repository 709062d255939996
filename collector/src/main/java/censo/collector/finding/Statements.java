package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.inventory.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The directives of a server as its files spell them, each with its line and the blocks around it.
 * Enough of nginx's grammar to find a rule; what nginx takes is the agent's to say.
 */
final class Statements {
  private final String file;
  private final String text;
  private final List<Statement> found = new ArrayList<>();
  private final Deque<Statement> open = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private List<String> words = new ArrayList<>();
  private boolean inWord;
  private int line;
  private int firstLine;

  private Statements(String file, String text, int line) {
    this.file = file;
    this.text = text;
    this.line = line;
  }

  /**
   * A directive.
   *
   * @param around the blocks that it stands in, innermost first
   */
  record Statement(
      String name, List<String> arguments, String file, int line, List<Statement> around) {
    Statement {
      arguments = List.copyOf(arguments);
      around = List.copyOf(around);
    }

    /** As one would write it. */
    String shown() {
      return (name + " " + String.join(" ", arguments)).strip();
    }

    String argument(int i) {
      return i < arguments.size() ? arguments.get(i) : "";
    }
  }

  /** All directives in the lines that a server's item has, in reading order. */
  static List<Statement> of(Sight sight, Attributed server) {
    List<Origin> places = new ArrayList<>();
    places.add(server.item().origin());
    places.addAll(server.item().also());
    List<Statement> all = new ArrayList<>();
    for (Origin place : places) {
      List<String> lines = sight.lines(server.host(), place.file());
      int first = Math.min(Math.max(1, place.line()), lines.size() + 1);
      int last = place.line() == 0 ? lines.size() : Math.min(lines.size(), place.endLine());
      if (first <= last) {
        String text = String.join("\n", lines.subList(first - 1, last));
        all.addAll(new Statements(place.file(), text, first).read());
      }
    }
    return all;
  }

  private List<Statement> read() {
    for (int i = 0; i < text.length(); i = step(i)) {
      // step says where to go on
    }
    return found;
  }

  private int step(int i) {
    char c = text.charAt(i);
    switch (c) {
      case '\n' -> {
        endWord();
        line++;
      }
      case ' ', '\t', '\r' -> endWord();
      case ';' -> endStatement(false);
      case '}' -> {
        endStatement(false);
        open.pollFirst();
      }
      case '{' -> {
        if (inWord && word.toString().endsWith("$")) {
          add(c);
        } else {
          endStatement(true);
        }
      }
      case '"', '\'' -> {
        return inWord ? plain(i, c) : quoted(i, c);
      }
      case '#' -> {
        if (!inWord) {
          int end = text.indexOf('\n', i);
          return end < 0 ? text.length() : end;
        }
        add(c);
      }
      case '\\' -> {
        add(c);
        return i + 1 < text.length() && text.charAt(i + 1) != '\n'
            ? plain(i + 1, text.charAt(i + 1))
            : i + 1;
      }
      default -> add(c);
    }
    return i + 1;
  }

  private int plain(int i, char c) {
    add(c);
    return i + 1;
  }

  private void add(char c) {
    if (!inWord && words.isEmpty()) {
      firstLine = line;
    }
    inWord = true;
    word.append(c);
  }

  private int quoted(int start, char quote) {
    if (words.isEmpty()) {
      firstLine = line;
    }
    inWord = true;
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      if (text.charAt(i) == '\n') {
        line++;
      }
      word.append(text.charAt(i));
      i++;
    }
    endWord();
    return i + 1;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endStatement(boolean isBlock) {
    endWord();
    if (!words.isEmpty()) {
      Statement statement =
          new Statement(
              words.getFirst(), words.subList(1, words.size()), file, firstLine, List.copyOf(open));
      found.add(statement);
      if (isBlock) {
        open.addFirst(statement);
      }
    } else if (isBlock) {
      open.addFirst(new Statement("", List.of(), file, line, List.copyOf(open)));
    }
    words = new ArrayList<>();
  }
}
