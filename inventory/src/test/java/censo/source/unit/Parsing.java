package censo.source.unit;

import censo.inventory.Bytes;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private Parsing() {}

  public static Object of(String text) {
    return UnitFile.parse("/etc/systemd/system/bob.service", Bytes.ofLatin1(text));
  }
}
