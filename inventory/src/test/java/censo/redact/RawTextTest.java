package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each sample as one line of a file that no source understood. */
class RawTextTest {
  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return Stream.concat(Sample.all("cases.tsv").stream(), Sample.all("further.tsv").stream())
        .map(s -> DynamicTest.dynamicTest(s + "", () -> check(s)));
  }

  @Test
  void there_are_thirty_further_samples_of_each_kind_at_least() throws IOException {
    Map<String, Long> kinds =
        Sample.all("further.tsv").stream()
            .collect(Collectors.groupingBy(Sample::kind, TreeMap::new, Collectors.counting()));
    System.out.println("further samples by kind: " + kinds);
    assertEquals(
        Set.of("cron", "fpm", "hosts", "mounts", "nginx", "script", "supervisor"), kinds.keySet());
    assertTrue(kinds.values().stream().allMatch(n -> n >= 30), kinds.toString());
  }

  private static void check(Sample sample) {
    String text = sample.text() + "\n";
    String redacted = redacted(sample.path(), text);
    if (sample.must()) {
      assertFalse(redacted.contains(sample.secret()), redacted);
      assertNotEquals(text, redacted);
    } else {
      assertEquals(text, redacted);
    }
  }

  static String redacted(String path, String text) {
    HostFile file =
        new HostFile(
            path,
            "0644",
            "root",
            "root",
            Optional.empty(),
            Optional.of(Bytes.ofUtf8(text)),
            Optional.empty(),
            Optional.empty(),
            false);
    Reading reading = Reading.of("cron", List.of(), List.of(file), List.of());
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(List.of(reading));
    return redacted.readings().getFirst().files().getFirst().content().orElseThrow().utf8();
  }
}
