package censo.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.store.Enrolments.Enrolled;
import censo.collector.store.Tokens.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write, and what a token is worth. */
class EnrolmentsTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-24T22:00:00Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_second_enrolment_of_a_machine_waits_until_a_person_approves_it() {
    Instant now = Instant.parse("2026-11-24T22:00:00Z");
    Enrolments enrolments = store.enrolments();
    String secret = enrolments.create("ring", Duration.ofDays(7), 5, now).orElseThrow();
    Enrolled.Accepted first = (Enrolled.Accepted) enrolments.enrol(secret, "i-shop", now);

    assertFalse(enrolments.approve("i-shop", now), "it asked for nothing yet");
    assertEquals(new Enrolled.Taken(), enrolments.enrol(secret, "i-shop", now));
    assertEquals(List.of(new Enrolments.Waiting("i-shop", now)), enrolments.waiting());

    assertTrue(enrolments.approve("i-shop", now));
    assertEquals(List.of(), enrolments.waiting());
    Enrolled.Accepted second =
        (Enrolled.Accepted) enrolments.enrol(secret, "i-shop", now.plusSeconds(60));
    assertEquals(new Access.Revoked(), store.tokens().access(first.id(), first.token(), now));
    assertEquals(
        new Access.Granted("i-shop", false, "k1"),
        store.tokens().access(second.id(), second.token(), now));
    assertEquals(new Enrolled.Taken(), enrolments.enrol(secret, "i-shop", now.plusSeconds(90)));
  }

  @Test
  void an_approval_is_good_for_a_day() {
    Instant now = Instant.parse("2026-11-24T22:00:00Z");
    Enrolments enrolments = store.enrolments();
    String secret = enrolments.create("ring", Duration.ofDays(7), 5, now).orElseThrow();
    enrolments.enrol(secret, "i-shop", now);
    enrolments.enrol(secret, "i-shop", now);
    enrolments.approve("i-shop", now);

    Instant late = now.plus(Duration.ofDays(1));
    assertEquals(new Enrolled.Taken(), enrolments.enrol(secret, "i-shop", late));
  }

  @Test
  void an_old_token_is_good_until_the_one_that_was_offered_is_used() {
    Tokens tokens = store.tokens();
    String secret =
        store.enrolments().create("ring", Duration.ofDays(7), 1, RECEIVED).orElseThrow();
    var agent = (Enrolled.Accepted) store.enrolments().enrol(secret, "i-shop", RECEIVED);
    Access.Granted fresh = new Access.Granted("i-shop", false, "k1");
    Access.Granted old = new Access.Granted("i-shop", true, "k1");
    assertEquals(fresh, tokens.access(agent.id(), agent.token(), RECEIVED));
    Instant later = RECEIVED.plus(Tokens.OLD);
    assertEquals(old, tokens.access(agent.id(), agent.token(), later));
    String lost = tokens.offer(agent.id());
    assertEquals(old, tokens.access(agent.id(), agent.token(), later), "the offer got lost");
    String next = tokens.offer(agent.id());
    assertEquals(new Access.Unknown(), tokens.access(agent.id(), lost, later));
    assertEquals(fresh, tokens.access(agent.id(), next, later));
    assertEquals(fresh, tokens.access(agent.id(), next, later.plusSeconds(60)));
    assertEquals(new Access.Unknown(), tokens.access(agent.id(), agent.token(), later));
    assertTrue(tokens.age("i-shop"));
    assertEquals(old, tokens.access(agent.id(), next, later));
    assertTrue(store.enrolments().revokeMachine("i-shop", later));
    assertEquals(new Access.Revoked(), tokens.access(agent.id(), next, later));
    assertTrue(tokens.agents().getFirst().revoked());
  }
}
