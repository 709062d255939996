package censo.source.logrotate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A place in the text of a file, one character per byte, and the steps that are taken from it. */
final class Cursor {
  private final String text;
  private final boolean runsOn;
  private int at;

  private final int firstLine;

  /** Where the newlines are. */
  private final int[] newlines;

  /**
   * @param firstLine number of the text's first line
   */
  Cursor(String text, int firstLine, Version version) {
    this.text = text;
    this.firstLine = firstLine;
    this.newlines = IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray();
    this.runsOn = version.minor() < 22;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  void step() {
    at++;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character here; NUL behind the end, as behind a file in memory. */
  char here() {
    return isAtEnd() ? 0 : text.charAt(at);
  }

  int line(int place) {
    int found = Arrays.binarySearch(newlines, place);
    return firstLine + (found < 0 ? -found - 1 : found);
  }

  /** Letters, after blanks ({@code isolateWord}); stands behind them afterwards. */
  String word() {
    while (isBlank(here())) {
      at++;
    }
    int from = at;
    while (isLetter(here())) {
      at++;
    }
    return text.substring(from, at);
  }

  /**
   * The rest of the line, its trailing blanks dropped but where the file ends without a newline
   * ({@code isolateLine}); stands before the newline afterwards.
   */
  String rest() {
    int from = Math.min(at, text.length());
    int end = text.indexOf('\n', from);
    if (end < 0) {
      at = text.length() - 1;
      return text.substring(from);
    }
    int last = end;
    while (last >= 0 && isSpace(text.charAt(last))) {
      last--;
    }
    at = end - 1;
    // A length below zero is a very great one to strndup(3).
    boolean overrun = runsOn && last + 1 < from;
    return overrun ? text.substring(from) : text.substring(from, Math.max(from, last + 1));
  }

  /** Likewise after blanks and {@code =}; empty, and nothing moved, where the line ends at once. */
  Optional<String> value() {
    int from = skipBlanks(at);
    if (from < text.length() && text.charAt(from) == '=') {
      from = skipBlanks(from + 1);
    }
    if (from < text.length() && text.charAt(from) == '\n') {
      return Optional.empty();
    }
    at = from;
    return Optional.of(rest());
  }

  private int skipBlanks(int from) {
    int to = from;
    while (to < text.length() && isBlank(text.charAt(to))) {
      to++;
    }
    return to;
  }
}
