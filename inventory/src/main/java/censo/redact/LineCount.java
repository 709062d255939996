package censo.redact;

/** The line of a place in a text, asked for in the order of the text. */
final class LineCount {
  private final String text;
  private int line = 1;
  private int at;

  LineCount(String text) {
    this.text = text;
  }

  int at(int place) {
    for (; at < place; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
    return line;
  }
}
