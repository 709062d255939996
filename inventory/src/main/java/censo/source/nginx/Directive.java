package censo.source.nginx;

import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directive as it stands in a file.
 *
 * @param name as nginx takes it, but for a byte order mark, which is told for the file; empty for a
 *     stray brace or semicolon
 * @param args arguments as nginx takes them
 * @param words both as they are written; none where a stray semicolon or brace stands
 * @param end what ends it, or begins its block
 */
record Directive(
    String name, List<String> args, List<Token> words, Token end, Optional<Block> block) {
  /** Three bytes that some editors put in front of a file, as characters of their numbers. */
  static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  Directive {
    args = List.copyOf(args);
    words = List.copyOf(words);
  }

  Directive(List<Token> words, Token end, Optional<Block> block) {
    this(name(words), args(words), words, end, block);
  }

  /**
   * Directives up to a closing brace, or the end of the file. Of a block in another language (Lua),
   * and of one nested too deep, everything stands in front of the closing brace.
   */
  record Block(List<Directive> directives, Token close) {
    Block {
      directives = List.copyOf(directives);
    }

    Block meant() {
      return new Block(directives.stream().map(Directive::meant).toList(), close.meant());
    }

    void print(StringBuilder out) {
      directives.forEach(d -> d.print(out));
      out.append(close.before()).append(close.raw());
    }
  }

  private static String name(List<Token> words) {
    String name = words.isEmpty() ? "" : words.getFirst().text();
    return Utf8.decode(
        name.startsWith(BYTE_ORDER_MARK) ? name.substring(BYTE_ORDER_MARK.length()) : name);
  }

  private static List<String> args(List<Token> words) {
    List<String> args = new ArrayList<>(words.size());
    for (int i = 1; i < words.size(); i++) {
      args.add(Utf8.decode(words.get(i).text()));
    }
    return args;
  }

  /**
   * The same without how it is written, which is most of its memory: it can't be printed. Code of
   * another language is kept.
   */
  Directive meant() {
    List<Token> first = words.isEmpty() ? List.of() : List.of(words.getFirst().meant());
    return new Directive(
        name, args, first, end.meant(), isCode() ? block : block.map(Block::meant));
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
