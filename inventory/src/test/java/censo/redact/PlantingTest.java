package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Secret;
import censo.source.Source;
import censo.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Secrets drawn by chance, planted where people write them: none of them is left anywhere. */
class PlantingTest {
  @TestFactory
  Stream<DynamicTest> no_planted_secret_is_left() {
    return LongStream.range(0, 100)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(seed)));
  }

  private static void check(long seed) {
    Planting host = new Planting(seed);
    List<Reading> clear = new ArrayList<>();
    for (Source source : Sources.ALL) {
      clear.add(source.read(host.root(), List.of()));
    }
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(clear);
    String text = text(redacted.readings());
    for (String spelling : host.spellings()) {
      assertFalse(text.contains(spelling), () -> spelling + " is left in\n" + text);
    }
    Set<String> planted =
        host.spellings().stream().map(FingerprintKey.PUBLIC::token).collect(Collectors.toSet());
    host.secrets().forEach(s -> planted.add(FingerprintKey.PUBLIC.token(s)));
    for (Secret secret : redacted.secrets()) {
      String token = secret.token();
      assertTrue(planted.contains(token), () -> token + " is of no planted secret in\n" + text);
    }
    for (int i = 0; i < clear.size(); i++) {
      Reading reading = redacted.readings().get(i);
      if (clear.get(i).wouldStart()) {
        Source source = Sources.ALL.get(i);
        Reading again = source.read(RedactedRoot.of(host.root(), redacted.readings()), List.of());
        assertEquals(items(reading.items()), items(again.items()));
      }
    }
  }

  private static String text(List<Reading> readings) {
    StringBuilder text = new StringBuilder();
    for (Reading reading : readings) {
      text.append(items(reading.items()));
      reading.problems().forEach(p -> text.append(p).append('\n'));
      reading
          .files()
          .forEach(
              f -> text.append(f.path()).append('\n').append(f.content().orElseThrow().utf8()));
    }
    return text.toString();
  }

  private static String items(List<Item> items) {
    // Jobs of one name are numbered in the order of their commands, which tokens change.
    return items.stream()
        .map(i -> i.withName(i.name().replaceFirst(" #[0-9]+$", "")).toString())
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
