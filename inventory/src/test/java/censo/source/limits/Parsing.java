package censo.source.limits;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return text.lines().map(line -> Line.parse(line, new Pam(true))).toList();
  }
}
