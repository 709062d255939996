package censo.source.packages;

import censo.inventory.Reading;
import censo.source.Cases;
import censo.source.MemoryRoot;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PackagesTest {
  private static final long SEED = 20261124;
  private static final String STATUS =
      """
      Package: nginx
      Status: install ok installed
      Version: 1.22.1-9
      Conffiles:
       /etc/nginx/nginx.conf 0123456789abcdef0123456789abcdef
       /etc/old 0123456789abcdef0123456789abcdef obsolete

      Package: cron
      Status: install ok installed
      Version: 3.0pl1-162
      """;

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Packages());
  }

  @Test
  void no_mutant_of_a_database_throws() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder mutant = new StringBuilder(STATUS);
      for (int n = random.nextInt(8); n > 0; n--) {
        int at = random.nextInt(mutant.length());
        if (random.nextBoolean()) {
          mutant.setCharAt(at, (char) (1 + random.nextInt(255)));
        } else {
          mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(5)));
        }
      }
      MemoryRoot root =
          new MemoryRoot()
              .file("/var/lib/dpkg/status", mutant.toString())
              .file("/var/lib/apt/extended_states", mutant.toString());
      Reading reading = new Packages().read(root, List.of());
      Assertions.assertEquals(Reading.Status.COMPLETE, reading.status(), () -> "seed " + SEED);
    }
  }
}
