package censo.source.nginx;

import censo.source.nginx.Directive.Block;
import censo.source.nginx.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a tree of a text; never fails, whatever the text. */
final class Parser {
  /** nginx itself knows six levels; deeper ones are kept as they stand. */
  static final int MAX_DEPTH = 32;

  /** What follows more words than this in one file is kept as it stands. */
  static final int MAX_TOKENS = 300_000;

  private final Lexer lexer;
  private int count;
  private boolean whole = true;

  private Parser(String text, int line) {
    lexer = new Lexer(text, line);
  }

  /**
   * What a text says.
   *
   * @param block the directives, closed by the end of the file
   * @param error the first thing that nginx refuses
   * @param whole whether all of it was looked at: false where it nests too deep or has too many
   *     words
   */
  record Parsed(Block block, Optional<SyntaxError> error, boolean whole) {
    /** The text, byte for byte. */
    String print() {
      StringBuilder out = new StringBuilder();
      block.print(out);
      return out.toString();
    }
  }

  /**
   * @param text one character per byte
   * @param line number of its first line
   */
  static Parsed parse(String text, int line) {
    Parser parser = new Parser(text, line);
    Block block = parser.block(0);
    return new Parsed(block, parser.lexer.error(), parser.whole);
  }

  private Block block(int depth) {
    List<Directive> directives = new ArrayList<>();
    List<Token> words = new ArrayList<>();
    while (true) {
      if (count++ > MAX_TOKENS) {
        whole = false;
        return new Block(directives, lexer.skipAll());
      }
      Token token = lexer.next();
      while (token.kind() == Kind.WORD) {
        words.add(token);
        count++;
        token = lexer.next();
      }
      boolean closes = token.kind() == Kind.CLOSE || token.kind() == Kind.END;
      if (words.isEmpty() != closes) {
        unexpected(token);
      }
      if (closes && !words.isEmpty()) {
        Token missing = new Token(Kind.END, "", "", token.line());
        directives.add(new Directive(words, missing, Optional.empty()));
      }
      if (token.kind() == Kind.END || (token.kind() == Kind.CLOSE && depth > 0)) {
        if (token.kind() == Kind.END && depth > 0) {
          lexer.fail(token.line(), "unexpected end of file, expecting \"}\"");
        }
        return new Block(directives, token);
      }
      if (closes) {
        lexer.fail(token.line(), "unexpected \"}\"");
        directives.add(new Directive(List.of(), token, Optional.empty()));
      } else {
        directives.add(new Directive(words, token, body(words, token, depth)));
      }
      words = new ArrayList<>();
    }
  }

  private void unexpected(Token token) {
    lexer.fail(
        token.line(),
        token.kind() == Kind.END
            ? "unexpected end of file, expecting \";\" or \"}\""
            : "unexpected \"" + token.raw() + "\"");
  }

  private Optional<Block> body(List<Token> words, Token token, int depth) {
    if (token.kind() != Kind.OPEN) {
      return Optional.empty();
    }
    if (!words.isEmpty() && Lexer.isLua(words.getFirst().text())) {
      Token close = lexer.lua();
      if (close.kind() == Kind.END) {
        lexer.fail(close.line(), "unexpected end of file, expecting \"}\"");
      }
      return Optional.of(new Block(List.of(), close));
    }
    if (depth == MAX_DEPTH) {
      whole = false;
      return Optional.of(new Block(List.of(), lexer.skipBlock()));
    }
    return Optional.of(block(depth + 1));
  }
}
