package censo.source.nginx;

import censo.source.Root;
import java.util.List;
import java.util.stream.Stream;

/** Parts of the reading that tests outside this package put beside the real nginx's. */
public final class NginxParts {
  private NginxParts() {}

  /** Arguments nginx is started with on a host. */
  public static List<String> arguments(Root root) {
    Invocation invocation = Invocation.of(root);
    List<String> main = List.of("-c", invocation.file());
    return invocation.directives().isEmpty()
        ? main
        : Stream.concat(main.stream(), Stream.of("-g", invocation.directives())).toList();
  }

  /** All words of a text as they stand in it, one character per byte. */
  public static Stream<String> words(String text) {
    Lexer lexer = new Lexer(text, 1);
    return Stream.generate(lexer::next)
        .takeWhile(t -> t.kind() != Token.Kind.END)
        .filter(t -> t.kind() == Token.Kind.WORD)
        .map(Token::raw);
  }

  /** What nginx makes of a word. */
  public static String decoded(String word) {
    return new Lexer(word, 1).next().text();
  }
}
