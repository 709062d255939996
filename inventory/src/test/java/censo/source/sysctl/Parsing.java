package censo.source.sysctl;

import censo.inventory.Origin;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return text.lines()
        .map(line -> Assignment.parse(line, Origin.of("/etc/sysctl.conf", 1)))
        .toList();
  }
}
