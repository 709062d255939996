package censo.source.zend;

import java.util.Optional;

/** The text alone, for {@link censo.source.bench.ParserBenchmark}. */
public final class Parsing {
  private static final Names NONE =
      new Names() {
        @Override
        public Optional<String> constant(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> variable(String name) {
          return Optional.empty();
        }
      };

  private Parsing() {}

  public static Object of(String text) {
    return ZendIni.ofLines(text, "/etc/php/8.2/fpm/php.ini", PhpVersion.UNKNOWN, NONE);
  }
}
