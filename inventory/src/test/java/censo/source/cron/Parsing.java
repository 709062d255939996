package censo.source.cron;

import java.util.Optional;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return new CrontabParser("/etc/cron.d/bob", Dialect.DEBIAN, Optional.empty(), _ -> true)
        .parse(text);
  }
}
