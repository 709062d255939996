package censo.source.cron;

/** A line being read from left to right, one character per byte; behind its end stand newlines. */
final class Line {
  private final String text;
  private int at;

  Line(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  char next() {
    char c = peek();
    at = Math.min(at + 1, text.length());
    return c;
  }

  boolean skip(char c) {
    boolean there = peek() == c;
    if (there) {
      next();
    }
    return there;
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      next();
    }
  }

  void skipNonBlanks() {
    while (peek() != ' ' && peek() != '\t' && peek() != '\n') {
      next();
    }
  }

  /** What was read since {@code start}. */
  String since(int start) {
    return text.substring(start, at);
  }

  String rest() {
    return text.substring(at);
  }
}
