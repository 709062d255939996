package censo.source.zend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Tokens of an ini text as {@code Zend/zend_ini_scanner.l} gives them in its normal mode: in each
 * state the longest match, the first rule of equal ones. A rule that runs past the end of the text,
 * as an open single quote does, ends the text there.
 */
final class ZendLexer {
  /** What the scanner is in the middle of. */
  enum State {
    INITIAL,
    SECTION,
    OFFSET,
    VALUE,
    QUOTES,
    VARIABLE,
    FALLBACK
  }

  /** Kinds of tokens, by what the grammar makes of them. */
  enum Kind {
    END,
    END_OF_LINE,
    SECTION,
    CLOSE,
    OFFSET,
    LABEL,
    EQUALS,
    TRUE,
    FALSE,
    NULL,
    CONSTANT,
    TEXT,
    QUOTE,
    VARIABLE,
    VARIABLE_NAME,
    FALLBACK,
    VARIABLE_END,
    OPERATOR,
    OTHER
  }

  /**
   * A token.
   *
   * @param text decoded, empty where the kind tells all
   * @param from where it stands in the text
   * @param to where the next one starts
   */
  record Token(Kind kind, String text, int from, int to) {}

  private final String text;
  private final ZendChars chars;
  private final PhpVersion version;
  private final Deque<State> outer = new ArrayDeque<>();
  private State state;
  private int at;

  ZendLexer(String text, State state, PhpVersion version) {
    this.text = text;
    this.chars = new ZendChars(text, version.isAtLeast(8, 3) ? "]" : "");
    this.state = state;
    this.version = version;
    // A byte order mark counts only before something else.
    boolean mark = state == State.INITIAL && text.startsWith("\u00ef\u00bb\u00bf");
    this.at = mark && text.length() > 3 ? 3 : 0;
  }

  Token next() {
    Token token = null;
    while (token == null) {
      if (at >= text.length()) {
        boolean value = state == State.VALUE;
        state = value ? State.INITIAL : state;
        return new Token(value ? Kind.END_OF_LINE : Kind.END, "", at, at);
      }
      token =
          switch (state) {
            case INITIAL -> initial();
            case SECTION, OFFSET -> bracket();
            case VALUE -> value();
            case QUOTES -> quotes();
            case VARIABLE -> variable();
            case FALLBACK -> fallback();
          };
    }
    return token;
  }

  /** Null where blanks were skipped. */
  private Token initial() {
    char c = text.charAt(at);
    if (c == '[') {
      state = State.SECTION;
      return take(Kind.SECTION, 1);
    }
    int blanks = chars.blanks(at);
    if (blanks < text.length()) {
      switch (text.charAt(blanks)) {
        case '=' -> {
          state = State.VALUE;
          return take(Kind.EQUALS, chars.blanks(blanks + 1) - at);
        }
        case '\n', '\r' -> {
          return take(Kind.END_OF_LINE, chars.newline(blanks) - at);
        }
        case ';' -> {
          return comment(blanks);
        }
        default -> {}
      }
    }
    int label = chars.label(at);
    if (label == at) {
      // A tab, which no label holds, else a character that only a value may have.
      at = blanks;
      return blanks > label ? null : take(Kind.OTHER, 1);
    }
    if (label == text.length() && !version.isAtLeast(8, 3)) {
      return end();
    }
    String name = ZendChars.strip(text.substring(at, label));
    if (text.startsWith("[", label)) {
      state = State.OFFSET;
      return take(Kind.OFFSET, name, chars.blanks(label + 1) - at);
    }
    if (name.isEmpty() && blanks > label) {
      at = blanks;
      return null;
    }
    boolean leads = text.charAt(at) != ' ';
    Kind literal = literal(name);
    return literal != null && leads
        ? take(literal, name, chars.blanks(label) - at)
        : take(Kind.LABEL, name, label - at);
  }

  private Token value() {
    char c = text.charAt(at);
    int blanks = chars.blanks(at);
    char after = blanks < text.length() ? text.charAt(blanks) : ' ';
    if (after == '\n' || after == '\r') {
      state = State.INITIAL;
      return take(Kind.END_OF_LINE, chars.newline(blanks) - at);
    }
    if (after == ';') {
      state = State.INITIAL;
      return comment(blanks);
    }
    if (after == '"') {
      return open(blanks);
    }
    if (blanks > at) {
      return take(Kind.TEXT, text.substring(at, blanks), blanks - at);
    }
    if (c == '\'') {
      return raw();
    }
    if (text.startsWith("${", at)) {
      return dollar();
    }
    if ("&|^~()!".indexOf(c) >= 0) {
      return take(Kind.OPERATOR, String.valueOf(c), chars.blanks(at + 1) - at);
    }
    if (c == '=') {
      // Not taken: what follows is no statement, so the grammar stops there.
      state = State.INITIAL;
      return take(Kind.END_OF_LINE, 0);
    }
    int end = chars.word(at);
    if (end == at) {
      state = State.INITIAL;
      return take(Kind.END_OF_LINE, 1);
    }
    String word = text.substring(at, end);
    Kind literal = literal(word);
    return literal != null
        ? take(literal, word, chars.blanks(end) - at)
        : take(ZendChars.isConstant(word) ? Kind.CONSTANT : Kind.TEXT, word, end - at);
  }

  /** Within {@code [ ]}, of a section or of a key. */
  private Token bracket() {
    char c = text.charAt(at);
    int blanks = chars.blanks(at);
    char after = blanks < text.length() ? text.charAt(blanks) : ' ';
    if (after == ']' && (state == State.OFFSET || blanks == at)) {
      int end = state == State.OFFSET ? blanks + 1 : chars.newline(chars.blanks(blanks + 1));
      state = State.INITIAL;
      return take(Kind.CLOSE, end - at);
    }
    if (after == '"') {
      return open(blanks);
    }
    if (c == '\'') {
      return raw();
    }
    if (text.startsWith("${", at)) {
      return dollar();
    }
    int end = chars.bracketText(at);
    if (end == at || end == text.length()) {
      return end();
    }
    String word = text.substring(at, end);
    return take(ZendChars.isConstant(word) ? Kind.CONSTANT : Kind.TEXT, word, end - at);
  }

  private Token quotes() {
    if (text.charAt(at) == '"') {
      state = outer.pop();
      return take(Kind.QUOTE, chars.blanks(at + 1) - at);
    }
    if (text.startsWith("${", at)) {
      return dollar();
    }
    int end = version.isAtLeast(8, 0) ? chars.quoted(at) : chars.quotedBefore8(at);
    return take(Kind.TEXT, ZendChars.unescaped(text.substring(at, end)), end - at);
  }

  private Token variable() {
    if (text.charAt(at) == '}') {
      state = outer.pop();
      return take(Kind.VARIABLE_END, 1);
    }
    boolean fallbacks = version.isAtLeast(8, 3);
    if (fallbacks && text.startsWith(":-", at)) {
      state = State.FALLBACK;
      return take(Kind.FALLBACK, 2);
    }
    int end = chars.label(at);
    int fallback = fallbacks ? text.indexOf(":-", at, end) : -1;
    if (fallback >= 0) {
      // A name of one letter is none before a fallback: PHP's own mistake.
      end = fallback > at + 1 ? fallback : at;
    }
    return end == at || end == text.length()
        ? end()
        : take(Kind.VARIABLE_NAME, ZendChars.strip(text.substring(at, end)), end - at);
  }

  private Token fallback() {
    if (text.charAt(at) == '}') {
      state = outer.pop();
      return take(Kind.VARIABLE_END, 1);
    }
    if (text.charAt(at) == '"') {
      return open(at);
    }
    if (text.startsWith("${", at)) {
      return dollar();
    }
    int end = chars.fallback(at);
    if (end == at) {
      return end();
    }
    String word = text.substring(at, end);
    return take(ZendChars.isConstant(word) ? Kind.CONSTANT : Kind.TEXT, word, end - at);
  }

  private Token take(Kind kind, int length) {
    return take(kind, "", length);
  }

  private Token take(Kind kind, String value, int length) {
    at += length;
    return new Token(kind, value, at - length, at);
  }

  private Token end() {
    int from = at;
    at = text.length();
    state = State.INITIAL;
    return new Token(Kind.END, "", from, from);
  }

  private Token open(int quote) {
    outer.push(state);
    state = State.QUOTES;
    return take(Kind.QUOTE, quote + 1 - at);
  }

  private Token dollar() {
    outer.push(state);
    state = State.VARIABLE;
    return take(Kind.VARIABLE, 2);
  }

  /** A single-quoted text; an empty one is none, and ends a value. */
  private Token raw() {
    int close = text.indexOf('\'', at + 1);
    if (close == at + 1 && state == State.VALUE) {
      state = State.INITIAL;
      return take(Kind.END_OF_LINE, 1);
    }
    return close <= at + 1 ? end() : take(Kind.TEXT, text.substring(at + 1, close), close + 1 - at);
  }

  /** One that no line end follows ends the text: a value may not begin with it. */
  private Token comment(int semicolon) {
    int end = semicolon;
    while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end == text.length() ? end() : take(Kind.END_OF_LINE, chars.newline(end) - at);
  }

  private static Kind literal(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes" -> Kind.TRUE;
      case "false", "off", "no", "none" -> Kind.FALSE;
      case "null" -> Kind.NULL;
      default -> null;
    };
  }
}
