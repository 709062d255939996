package censo.source.nginx;

import censo.source.nginx.Token.Kind;
import java.util.Optional;

/**
 * Cuts a text into words as ngx_conf_read_token() of ngx_conf_file.c does. Goes on after an error,
 * and keeps the first: nginx stops there.
 */
final class Lexer {
  /** nginx's NGX_CONF_BUFFER: a word or comment must end within. */
  private static final int BUFFER = 4096;

  private static final String MARKS = " \t\n;{}";
  private static final String[] MARK = MARKS.split("");

  private final String text;
  private int at;
  private int line;
  private Optional<SyntaxError> error = Optional.empty();

  /**
   * @param text one character per byte
   * @param line number of its first line
   */
  Lexer(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** Whether the block of this directive is Lua, which lua-nginx-module reads by its own rules. */
  static boolean isLua(String name) {
    return name.endsWith("_by_lua_block");
  }

  Optional<SyntaxError> error() {
    return error;
  }

  void fail(int where, String message) {
    if (error.isEmpty()) {
      error = Optional.of(new SyntaxError(where, message));
    }
  }

  /** The next token; at the end of the text END, again and again. */
  Token next() {
    int start = at;
    skipBlanks();
    String before = cut(start, at);
    if (at == text.length()) {
      return new Token(Kind.END, before, "", line);
    }
    Kind kind = kind(text.charAt(at));
    if (kind != Kind.WORD) {
      at++;
      return new Token(kind, before, cut(at - 1, at), line);
    }
    int first = line;
    int word = at;
    char quote = text.charAt(at);
    if (quote == '"' || quote == '\'') {
      at++;
      quoted(quote, first);
    } else {
      bare(first);
    }
    return new Token(Kind.WORD, before, text.substring(word, at), first);
  }

  /** Most cuts are one blank or one mark: those share their text. */
  private String cut(int from, int to) {
    if (to - from == 1) {
      int known = MARKS.indexOf(text.charAt(from));
      return known < 0 ? text.substring(from, to) : MARK[known];
    }
    return text.substring(from, to);
  }

  private static Kind kind(char c) {
    return switch (c) {
      case ';' -> Kind.SEMICOLON;
      case '{' -> Kind.OPEN;
      case '}' -> Kind.CLOSE;
      default -> Kind.WORD;
    };
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        tooLong(at, end < 0 ? text.length() - 1 : end, line, "comment");
        at = end < 0 ? text.length() : end;
      } else if (isBlank(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  /** Up to a blank, {@code ;} or an opening brace that does not follow a dollar. */
  private void bare(int first) {
    int start = at;
    boolean variable = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' && variable) {
        at++;
        continue;
      }
      variable = c == '$';
      if (c == '\\') {
        escaped();
      } else if (isBlank(c) || c == ';' || c == '{') {
        // nginx reads one byte more after a blank before it lets go of the word.
        tooLong(start, isBlank(c) ? at + 1 : at, first, "parameter");
        return;
      } else {
        at++;
      }
    }
    tooLong(start, at, first, "parameter");
  }

  /**
   * Up to the closing quote, after which only a blank, {@code ;}, <code>{</code> or {@code )} may
   * follow. As in nginx, the brace of <code>${</code> hides nothing else.
   */
  private void quoted(char quote, int first) {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        escaped();
        continue;
      }
      line += c == '\n' ? 1 : 0;
      at++;
      if (c == quote) {
        after(start, first);
        return;
      }
    }
    tooLong(start, at, first, "parameter");
  }

  private void after(int start, int first) {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at);
    tooLong(start, isBlank(c) ? at + 1 : at, first, "parameter");
    if (!isBlank(c) && c != ';' && c != '{' && c != ')') {
      fail(line, "unexpected character after a closing quote");
    }
  }

  /** A backslash and whatever follows it. */
  private void escaped() {
    at++;
    if (at < text.length()) {
      line += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
  }

  /**
   * @param last the last character nginx reads while it holds on to {@code start}
   */
  private void tooLong(int start, int last, int where, String what) {
    if (last - start >= BUFFER && start + BUFFER < text.length()) {
      fail(where, "too long " + what + ": it must end within 4096 bytes");
    }
  }

  /** The brace that closes a block of Lua, with the code in front of it. */
  Token lua() {
    int start = at;
    at = LuaCode.end(text, at);
    return passed(start);
  }

  /** The brace that closes this block, with everything up to it. */
  Token skipBlock() {
    int start = at;
    int depth = 0;
    while (true) {
      Token token = next();
      depth += token.kind() == Kind.OPEN ? 1 : token.kind() == Kind.CLOSE ? -1 : 0;
      if (depth < 0 || token.kind() == Kind.END) {
        String before = text.substring(start, at - token.raw().length());
        return new Token(token.kind(), before, token.raw(), token.line());
      }
    }
  }

  /** The end, with everything up to it. */
  Token skipAll() {
    int start = at;
    at = text.length();
    return passed(start);
  }

  private Token passed(int start) {
    String before = text.substring(start, at);
    line += (int) before.chars().filter(c -> c == '\n').count();
    boolean end = at == text.length();
    at += end ? 0 : 1;
    return new Token(end ? Kind.END : Kind.CLOSE, before, end ? "" : "}", line);
  }
}
