package censo.source.nginx;

import censo.inventory.Utf8;
import java.util.List;
import java.util.Optional;

/**
 * A directive as it stands in a file.
 *
 * @param words its name and arguments; none where a stray semicolon or brace stands
 * @param end what ends it, or begins its block
 */
record Directive(List<Token> words, Token end, Optional<Block> block) {
  /** Three bytes that some editors put in front of a file, as characters of their numbers. */
  static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  Directive {
    words = List.copyOf(words);
  }

  /**
   * Directives up to a closing brace, or the end of the file. Of a block in another language (Lua),
   * and of one nested too deep, everything stands in front of the closing brace.
   */
  record Block(List<Directive> directives, Token close) {
    Block {
      directives = List.copyOf(directives);
    }

    void print(StringBuilder out) {
      directives.forEach(d -> d.print(out));
      out.append(close.before()).append(close.raw());
    }
  }

  /**
   * Name as nginx takes it, but for a byte order mark, which is told for the file; empty for a
   * stray brace or semicolon.
   */
  String name() {
    String name = words.isEmpty() ? "" : words.getFirst().text();
    return Utf8.decode(
        name.startsWith(BYTE_ORDER_MARK) ? name.substring(BYTE_ORDER_MARK.length()) : name);
  }

  /** Arguments as nginx takes them. */
  List<String> args() {
    return words.stream().skip(1).map(w -> Utf8.decode(w.text())).toList();
  }

  int line() {
    return words.isEmpty() ? end.line() : words.getFirst().line();
  }

  /** Line of the {@code ;} or <code>{</code>, where nginx reports what is wrong with it. */
  int headLine() {
    return end.line();
  }

  int endLine() {
    return block.map(b -> b.close().line()).orElse(end.line());
  }

  /** Code in another language, where the block holds that. */
  Optional<String> code() {
    return isCode() ? block.map(b -> Utf8.decode(b.close().before())) : Optional.empty();
  }

  /** Whether its block is Lua's. */
  boolean isCode() {
    return block.isPresent() && Lexer.isLua(name());
  }

  void print(StringBuilder out) {
    words.forEach(w -> out.append(w.before()).append(w.raw()));
    out.append(end.before()).append(end.raw());
    block.ifPresent(b -> b.print(out));
  }
}
