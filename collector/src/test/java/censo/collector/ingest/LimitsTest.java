package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.SnapshotParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that fit into the bytes and are too much all the same. */
class LimitsTest {
  private static String refused(String json) {
    String message =
        assertThrows(
                SnapshotParser.Refused.class,
                () -> SnapshotParser.parse(json.getBytes(StandardCharsets.UTF_8)))
            .getMessage();
    assertFalse(message.contains("hunter2"), message);
    return message;
  }

  @Test
  void a_text_over_two_mebibytes() {
    refused("{\"hunter2\":\"" + "x".repeat(2 * 1024 * 1024 + 1) + "\"}");
  }

  @Test
  void a_name_over_four_kibibytes() {
    refused("{\"" + "hunter2".repeat(700) + "\":1}");
  }

  @Test
  void more_than_thirty_two_levels() {
    refused("{\"a\":".repeat(33) + "1" + "}".repeat(33));
  }

  @Test
  void more_than_two_million_tokens() {
    refused("[" + "0,".repeat(2_000_000) + "0]");
  }

  @Test
  void a_number_of_a_thousand_digits() {
    refused("{\"schema\":" + "1".repeat(1_000) + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":1,\"schema\":1}",
        "{\"schema\":1,\"host\":{\"id\":\"hunter2\",\"id\":\"b\"}}",
        "{\"schema\":1,\"items\":[{\"kind\":\"a\",\"kind\":\"b\"}]}"
      })
  void a_key_that_stands_twice(String json) {
    assertTrue(refused(json).contains("JSON"));
  }

  @Test
  void the_collector_takes_what_the_agent_may_send() {
    assertEquals(8 * 1024 * 1024, Limits.USUAL.compressed());
    assertEquals(32 * 1024 * 1024, Limits.USUAL.inflated());
    assertTrue(Limits.USUAL.waiting() >= Limits.USUAL.inflated());
  }
}
