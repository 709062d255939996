package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each sample where people write it, in a whole file, through the parser of its daemon. */
class ParsedTest {
  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return Stream.concat(Sample.all("cases.tsv").stream(), Sample.all("further.tsv").stream())
        .map(s -> DynamicTest.dynamicTest(s + "", () -> check(s)));
  }

  private static void check(Sample sample) {
    Source source =
        Sources.ALL.stream()
            .filter(s -> s.name().equals(sample.source()))
            .findFirst()
            .orElseThrow();
    MemoryRoot root = sample.root();
    Reading clear = source.read(root, List.of());
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(List.of(clear));
    Reading reading = redacted.readings().getFirst();
    if (!sample.must()) {
      assertEquals(text(clear), text(reading));
      return;
    }
    assertFalse(text(reading).contains(sample.secret()), text(reading));
    assertFalse(messages(reading).contains(sample.secret()), "a problem holds it");
    if (clear.wouldStart()) {
      assertFalse(clear.items().isEmpty(), "the sample is in no item");
      Reading again = source.read(RedactedRoot.of(root, List.of(reading)), List.of());
      assertEquals(items(reading.items()), items(again.items()));
    }
    assertTrue(
        redacted.places().stream().noneMatch(p -> p.toString().contains(sample.secret())),
        "a place holds it");
  }

  /** Values and contents as they are, not escaped. */
  private static String text(Reading reading) {
    StringBuilder text = new StringBuilder(items(reading.items()));
    reading.problems().forEach(p -> text.append(items(p.wouldBe())));
    reading
        .files()
        .forEach(f -> text.append(f.path()).append('\n').append(f.content().orElseThrow().utf8()));
    return text.toString();
  }

  private static String items(List<Item> items) {
    StringBuilder text = new StringBuilder();
    items.stream()
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .forEach(i -> text.append(i).append('\n'));
    return text.toString();
  }

  private static String messages(Reading reading) {
    StringBuilder text = new StringBuilder();
    reading.problems().forEach(p -> text.append(p.message()).append(p.mend()));
    return text.toString();
  }
}
