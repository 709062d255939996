package censo.source.nginx;

import censo.inventory.Origin;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directive in force.
 *
 * @param file as nginx opened it
 * @param inside what stands in its block; of an {@code include}, what it includes
 */
record Statement(String file, Directive directive, List<Statement> inside) {
  Statement {
    inside = List.copyOf(inside);
  }

  String name() {
    return directive.name();
  }

  List<String> args() {
    return directive.args();
  }

  boolean isBlock() {
    return directive.block().isPresent();
  }

  /** Whether it only stands for what it includes. */
  boolean isInclude() {
    return name().equals("include") && !isBlock();
  }

  Statement with(List<Statement> others) {
    return new Statement(file, directive, others);
  }

  Origin origin() {
    return new Origin(file, directive.line(), directive.endLine());
  }

  /** Where nginx reports what is wrong with it. */
  Origin reported() {
    return Origin.of(file, directive.headLine());
  }

  /** Statements with the included ones in the place of their includes, as nginx takes them. */
  static Stream<Statement> inForce(List<Statement> statements) {
    return statements.stream().flatMap(s -> s.isInclude() ? inForce(s.inside()) : Stream.of(s));
  }

  /** What is in force in its block. */
  List<Statement> body() {
    for (Statement s : inside) {
      if (s.isInclude()) {
        return inForce(inside).toList();
      }
    }
    return inside;
  }

  /** Name and arguments, and the body on the same line. */
  String text() {
    String head = args().isEmpty() ? name() : name() + " " + condition();
    if (directive.isCode()) {
      return head + " {" + directive.code().orElse("") + "}";
    }
    return isBlock()
        ? body().stream()
            .map(s -> s.isBlock() ? s.text() + " " : s.text() + "; ")
            .collect(Collectors.joining("", head + " { ", "}"))
        : head;
  }

  /**
   * The arguments. Of an {@code if} its parentheses may stand apart, as after a closing quote: that
   * means the same.
   */
  private String condition() {
    String text = Words.list(args());
    if (!name().equals("if") || !text.startsWith("(") || !text.endsWith(")")) {
      return text;
    }
    return "(" + text.substring(1, text.length() - 1).strip() + ")";
  }
}
