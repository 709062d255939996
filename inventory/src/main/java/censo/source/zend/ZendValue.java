package censo.source.zend;

import censo.source.zend.ZendGrammar.Operand;
import censo.source.zend.ZendGrammar.SyntaxError;
import censo.source.zend.ZendLexer.Kind;
import censo.source.zend.ZendLexer.State;

/**
 * A value as the Zend scanner hands it on.
 *
 * @param text decoded: quotes and escapes resolved, literals, constants and expressions computed; a
 *     {@code ${NAME}} that only the environment could tell stands as written
 * @param written the host's spelling: what stands in quotes without them where that is all, else
 *     the source text
 * @param computed whether it is not the text but what a literal, a constant or an operator made of
 *     it
 * @param needsEnvironment whether a {@code ${NAME}} is left in it
 */
public record ZendValue(String text, String written, boolean computed, boolean needsEnvironment) {
  /** Of a source text that {@link ZendIni} gave. */
  public static ZendValue of(String source, PhpVersion version, Names names) {
    try {
      ZendGrammar grammar = grammar(source, State.VALUE, version, names);
      Operand value = grammar.value();
      String text = grammar.uncountable() ? source.strip() : value.text();
      boolean quoted = isOneQuote(source, version) && !grammar.resolved();
      return new ZendValue(text, quoted ? text : source.strip(), grammar.computed(), value.open());
    } catch (SyntaxError e) {
      throw new IllegalArgumentException("no value that ZendIni gave", e);
    }
  }

  /** The decoded text within a key's brackets, where a bare word may be a constant too. */
  static String offset(String source, PhpVersion version, Names names) {
    return bracket(source, State.OFFSET, version, names, true);
  }

  /** The decoded name of a section. */
  static String section(String source, PhpVersion version, Names names) {
    return bracket(source, State.SECTION, version, names, false);
  }

  private static String bracket(
      String source, State state, PhpVersion version, Names names, boolean constants) {
    try {
      return grammar(source + "]", state, version, names)
          .parts(constants)
          .map(Operand::text)
          .orElse("");
    } catch (SyntaxError e) {
      throw new IllegalArgumentException("no name that ZendIni gave", e);
    }
  }

  private static ZendGrammar grammar(String source, State state, PhpVersion version, Names names) {
    ZendLexer lexer = new ZendLexer(source, state, version);
    return new ZendGrammar(source, lexer, names);
  }

  /** Whether the source is one quoted text and nothing else. */
  private static boolean isOneQuote(String source, PhpVersion version) {
    if (!source.startsWith("\"") && !source.startsWith("'")) {
      return false;
    }
    ZendLexer lexer = new ZendLexer(source, State.VALUE, version);
    ZendLexer.Token token = lexer.next();
    if (token.kind() == Kind.QUOTE) {
      do {
        token = lexer.next();
      } while (token.kind() != Kind.QUOTE && token.kind() != Kind.END);
    }
    return source.substring(token.to()).isBlank();
  }
}
