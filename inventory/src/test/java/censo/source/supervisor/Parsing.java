package censo.source.supervisor;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return ConfigParser.parse("/etc/supervisor/supervisord.conf", text);
  }
}
