package censo.source.nginx;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return Parser.parse(text, 1);
  }
}
