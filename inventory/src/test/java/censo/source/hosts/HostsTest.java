package censo.source.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Cases;
import censo.source.MemoryRoot;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HostsTest {
  private static final long SEED = 20261124;
  private static final String LETTERS =
      "0123456789abcdefABCDEF.::: \t\r#\n-_%/[]\u00ef\u00bb\u00bf\u00e9";

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Hosts());
  }

  @Test
  void every_line_of_any_file_is_an_item_or_a_problem() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      String text = text(random);
      Reading reading = new Hosts().read(new MemoryRoot().file("/etc/hosts", text), List.of());

      long lines =
          Stream.of(text.split("\n"))
              .map(line -> line.replaceFirst("(?s)#.*", "").replaceAll("[ \t\r]", ""))
              .filter(line -> !line.isEmpty())
              .count();
      long told =
          reading.items().size()
              + reading.problems().stream().filter(p -> p.severity() == Severity.IGNORED).count();
      assertEquals(lines, told, () -> "seed " + SEED + ":\n" + text);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("10.0.0.1 a\n::1 b\n");
    for (int n = random.nextInt(60); n > 0; n--) {
      int at = random.nextInt(text.length() + 1);
      text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
