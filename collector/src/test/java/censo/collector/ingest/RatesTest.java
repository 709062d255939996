package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.ingest.Rates.Rate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");

  private final Rates rates = new Rates(new Rate(2, Duration.ofSeconds(10)));

  @Test
  void a_few_at_once_then_one_each_while() {
    assertEquals(0, rates.wait("a", NOW));
    rates.count("a", NOW);
    rates.count("a", NOW);
    assertEquals(10, rates.wait("a", NOW));
    assertEquals(0, rates.wait("b", NOW), "others have their own");
    assertEquals(3, rates.wait("a", NOW.plusSeconds(7)));
    assertEquals(0, rates.wait("a", NOW.plusSeconds(10)));
    rates.count("a", NOW.plusSeconds(10));
    assertEquals(10, rates.wait("a", NOW.plusSeconds(10)));
  }

  @Test
  void rest_is_not_saved_up_and_a_clock_that_goes_back_gives_nothing() {
    rates.count("a", NOW);
    rates.count("a", NOW.plusSeconds(3600));
    rates.count("a", NOW.plusSeconds(3600));
    assertEquals(10, rates.wait("a", NOW.plusSeconds(3600)));
    assertEquals(10, rates.wait("a", NOW));
  }
}
