package censo.source.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Problem;
import censo.inventory.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is measured is the reading of a valid file, not of one that is given up at its head. */
final class LargeTreeTest {
  @SuppressWarnings("unused") // by the test's annotation
  private static final List<String> SOURCES = List.copyOf(ParserBenchmark.SOURCES);

  @ParameterizedTest
  @FieldSource("SOURCES")
  void isReadWhole(String source) {
    LargeTree tree = LargeTree.of(source);

    Reading reading = ParserBenchmark.source(source).read(tree.root(), List.of());

    assertEquals(Reading.Status.COMPLETE, reading.status());
    assertEquals(
        List.of(),
        reading.problems().stream()
            .filter(p -> p.severity() != Problem.Severity.DOUBT)
            .map(Problem::message)
            .distinct()
            .toList());
    assertTrue(tree.bytes() >= 1_000_000, "a megabyte is measured");
    assertTrue(!reading.items().isEmpty());
  }
}
