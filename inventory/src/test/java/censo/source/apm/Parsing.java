package censo.source.apm;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return YamlText.read(text);
  }
}
