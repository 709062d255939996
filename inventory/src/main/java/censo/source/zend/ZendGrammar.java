package censo.source.zend;

import censo.source.zend.ZendLexer.Kind;
import censo.source.zend.ZendLexer.Token;
import java.util.Optional;

/**
 * Values, sections and keys by {@code Zend/zend_ini_parser.y}: parts written side by side are
 * joined, {@code | & ^ ~ !} count on whole numbers. One token is always looked ahead.
 */
final class ZendGrammar {
  /** Deeper than a person nests; the parser of PHP has its own limit. */
  private static final int MAX_DEPTH = 500;

  /** The text is not what the grammar takes. */
  static final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    SyntaxError() {
      super("syntax error", null, false, false);
    }
  }

  /**
   * What a part or a whole value came to.
   *
   * @param open whether a variable in it could not be resolved; it stands as {@code ${NAME}}
   */
  record Operand(String text, boolean open) {}

  private final ZendLexer lexer;
  private final Names names;
  private final String source;
  private Token ahead;
  private int depth;
  private boolean resolved;
  private boolean uncountable;
  private boolean computed;

  ZendGrammar(String source, ZendLexer lexer, Names names) {
    this.source = source;
    this.lexer = lexer;
    this.names = names;
    this.ahead = lexer.next();
  }

  Token ahead() {
    return ahead;
  }

  /** Whether an ini entry stood in for a {@code ${NAME}}. */
  boolean resolved() {
    return resolved;
  }

  /** Whether a constant, a literal or an operator made the value. */
  boolean computed() {
    return computed;
  }

  /** Whether a number was asked of a {@code ${NAME}} that is not known. */
  boolean uncountable() {
    return uncountable;
  }

  Token take() {
    Token taken = ahead;
    ahead = lexer.next();
    return taken;
  }

  Token take(Kind kind) throws SyntaxError {
    if (ahead.kind() != kind) {
      throw new SyntaxError();
    }
    return take();
  }

  /** All behind a key's {@code =}: a literal, nothing, or an expression. */
  Operand value() throws SyntaxError {
    return switch (ahead.kind()) {
      case TRUE -> literal("1");
      case FALSE, NULL, END_OF_LINE -> literal("");
      default -> expression();
    };
  }

  private Operand literal(String text) {
    computed = take().kind() != Kind.END_OF_LINE;
    return new Operand(text, false);
  }

  private Operand expression() throws SyntaxError {
    Operand left = unary();
    while (isOperator("|") || isOperator("&") || isOperator("^")) {
      char operator = take().text().charAt(0);
      Operand right = unary();
      left = compute(operator, left, right);
    }
    return left;
  }

  private Operand unary() throws SyntaxError {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxError();
    }
    Operand operand;
    if (isOperator("~") || isOperator("!")) {
      char operator = take().text().charAt(0);
      Operand of = unary();
      operand = compute(operator, of, of);
    } else if (isOperator("(")) {
      take();
      operand = expression();
      if (!isOperator(")")) {
        throw new SyntaxError();
      }
      take();
    } else {
      operand = parts(true).orElseThrow(SyntaxError::new);
    }
    depth--;
    return operand;
  }

  private boolean isOperator(String text) {
    return ahead.kind() == Kind.OPERATOR && ahead.text().equals(text);
  }

  private Operand compute(char operator, Operand left, Operand right) {
    computed = true;
    if (left.open() || right.open()) {
      uncountable = true;
      return new Operand("", true);
    }
    int a = number(left.text());
    int b = number(right.text());
    int result =
        switch (operator) {
          case '|' -> a | b;
          case '&' -> a & b;
          case '^' -> a ^ b;
          case '~' -> ~a;
          default -> a == 0 ? 1 : 0;
        };
    return new Operand(String.valueOf(result), false);
  }

  /**
   * Parts side by side; empty where there is none.
   *
   * @param constants whether a word may be one: not in a section's name
   */
  Optional<Operand> parts(boolean constants) throws SyntaxError {
    StringBuilder joined = new StringBuilder();
    boolean open = false;
    boolean any = false;
    while (true) {
      switch (ahead.kind()) {
        case TEXT -> joined.append(take().text());
        case CONSTANT -> {
          String word = take().text();
          Optional<String> constant = constants ? names.constant(word) : Optional.empty();
          computed |= constant.isPresent();
          joined.append(constant.orElse(word));
        }
        case VARIABLE -> open |= variable(joined);
        case QUOTE -> {
          take();
          while (ahead.kind() == Kind.TEXT || ahead.kind() == Kind.VARIABLE) {
            if (ahead.kind() == Kind.TEXT) {
              joined.append(take().text());
            } else {
              open |= variable(joined);
            }
          }
          take(Kind.QUOTE);
        }
        default -> {
          return any ? Optional.of(new Operand(joined.toString(), open)) : Optional.empty();
        }
      }
      any = true;
    }
  }

  /** Whether it stays open. */
  private boolean variable(StringBuilder joined) throws SyntaxError {
    int from = take(Kind.VARIABLE).from();
    String name = take(Kind.VARIABLE_NAME).text();
    if (ahead.kind() == Kind.FALLBACK) {
      take();
      parts(true);
    }
    int to = take(Kind.VARIABLE_END).to();
    Optional<String> value = names.variable(name);
    resolved |= value.isPresent();
    joined.append(value.orElse(source.substring(from, to)));
    return value.isEmpty();
  }

  /** As atoi(3): what leads as a number, else 0; of 32 bits. */
  private static int number(String text) {
    int i = 0;
    while (i < text.length() && " \t\n\r\f\u000b".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    boolean negative = i < text.length() && text.charAt(i) == '-';
    i += negative || text.startsWith("+", i) ? 1 : 0;
    long value = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      value = Math.min(value * 10 + text.charAt(i++) - '0', 1L << 40);
    }
    return (int) (negative ? -value : value);
  }
}
