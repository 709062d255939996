package censo.redact;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;

/** Hides words of the host itself that look like tokens, so that every token is one of ours. */
final class ReservedWalk extends Walk {
  static final String LITERAL = "CENSO_LITERAL_";

  @Override
  String value(At at, String text) {
    return escaped(at, text);
  }

  @Override
  String content(At at, String text) {
    return escaped(at, text);
  }

  @Override
  String name(At at, String text) {
    return escaped(at, text);
  }

  @Override
  String words(At at, String text) {
    return escaped(at, text);
  }

  private String escaped(At at, String text) {
    int first = text.indexOf(FingerprintKey.TOKEN_PREFIX);
    if (first < 0) {
      return text;
    }
    int line = at.item() == null ? new LineCount(text).at(first) : at.origin().line();
    add(
        Problem.of(
            at.source(),
            Problem.Severity.DOUBT,
            Code.RESERVED_WORD,
            Origin.of(at.origin().file(), line),
            "holds a word that begins with " + FingerprintKey.TOKEN_PREFIX + ", as Censo's own do",
            "write something else"));
    return text.replace(FingerprintKey.TOKEN_PREFIX, LITERAL);
  }
}
