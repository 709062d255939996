package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.ingest.Intake.Taken;
import censo.collector.store.Ingested;
import censo.collector.store.Quarantine.Accepted;
import censo.collector.store.Quarantine.Caught;
import censo.collector.store.Store;
import censo.inventory.Digest;
import censo.inventory.HostFile;
import censo.inventory.Reading.Status;
import censo.inventory.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");
  private static final String FILE = "/etc/supervisor/conf.d/bob.conf";
  private static final String LEAK = "hunter2-FAKE-correct-horse";

  @TempDir Path folder;
  private Store store;
  private Intake intake;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    intake = new Intake(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Snapshot bob(String host, String environment) {
    return bob(host, FILE, environment, "2026-11-24T21:30:00Z");
  }

  private static Snapshot bob(String host, String path, String environment, String at) {
    HostFile file =
        Census.file(path, "[program:bob]\ncommand=/shop/bob\nenvironment=" + environment + "\n");
    return Census.of(host)
        .at(at)
        .reading("supervisor", Status.COMPLETE, List.of(), List.of(file), List.of())
        .snapshot();
  }

  /** Bob's file as it is, and another one. */
  private static Snapshot withOneMore(String environment, String at) {
    HostFile bob = bob("shop", environment).files().getFirst();
    HostFile alice = Census.file("/etc/supervisor/conf.d/alice.conf", "[program:alice]\n");
    return Census.of("shop")
        .at(at)
        .reading("supervisor", Status.COMPLETE, List.of(), List.of(bob, alice), List.of())
        .snapshot();
  }

  private Taken take(Snapshot snapshot) {
    return intake.take(snapshot, Digest.of(snapshot), NOW, Optional.empty());
  }

  private void kept(Snapshot snapshot) {
    assertInstanceOf(
        Ingested.Stored.class, assertInstanceOf(Taken.Kept.class, take(snapshot)).ingested());
  }

  private Taken.Caught caught(Snapshot snapshot) {
    return assertInstanceOf(Taken.Caught.class, take(snapshot));
  }

  @Test
  void a_secret_that_the_agent_left_is_told_by_place_and_rule_and_nothing_is_kept()
      throws IOException {
    Taken.Caught caught = caught(bob("shop", "DB_PASSWORD=\"" + LEAK + "\""));
    assertTrue(caught.reason().contains(FILE + ":3"), caught.reason());
    assertFalse(caught.reason().contains("hunter2"), caught.reason());
    assertEquals(List.of(), store.hosts());
    Caught told = store.quarantine().caught().getFirst();
    assertEquals("i-shop", told.host());
    assertEquals(FILE, told.place().file());
    store.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertFalse(
            Files.readString(file, StandardCharsets.ISO_8859_1).contains("hunter2"),
            file + " holds the secret");
      }
    }
    open();
  }

  @Test
  void what_is_known_of_the_host_stays_and_it_is_flagged_until_it_sends_a_good_one() {
    kept(bob("shop", "APP_ENV=\"production\""));
    caught(bob("shop", FILE, "DB_PASSWORD=\"" + LEAK + "\"", "2026-11-24T21:31:00Z"));
    assertEquals(NOW, store.hosts().getFirst().quarantinedAt().orElseThrow());
    assertTrue(
        store
            .current("i-shop")
            .orElseThrow()
            .file(FILE)
            .orElseThrow()
            .content()
            .orElseThrow()
            .utf8()
            .contains("production"));
    kept(bob("shop", FILE, "APP_ENV=\"staging\"", "2026-11-24T21:32:00Z"));
    assertTrue(store.hosts().getFirst().quarantinedAt().isEmpty());
  }

  @Test
  void what_a_person_accepts_passes_in_that_file_and_nowhere_else() {
    String leak = "BUILD_TOKEN=\"" + LEAK + "\"";
    caught(bob("shop", leak));
    String fingerprint = store.quarantine().caught().getFirst().fingerprint();
    assertTrue(store.quarantine().accept(new Accepted(FILE, fingerprint, "ana", "public", NOW)));
    kept(bob("shop", leak));
    assertEquals(List.of(), store.quarantine().caught());
    caught(bob("other", "/etc/supervisor/conf.d/alice.conf", leak, "2026-11-24T21:30:00Z"));
    caught(bob("third", "BUILD_TOKEN=\"" + LEAK + "-2\""));
    assertTrue(store.quarantine().withdraw(FILE, fingerprint));
    caught(bob("fourth", leak));
  }

  @Test
  void what_was_accepted_passes_after_the_key_of_fingerprints_was_changed_too() {
    String secret = store.enrolments().create("test", Duration.ofDays(1), 1, NOW).orElseThrow();
    store.enrolments().enrol(secret, "i-shop", NOW);
    String leak = "BUILD_TOKEN=\"" + LEAK + "\"";
    caught(bob("shop", leak));
    String fingerprint = store.quarantine().caught().getFirst().fingerprint();
    store.quarantine().accept(new Accepted(FILE, fingerprint, "ana", "public", NOW));
    assertEquals(Optional.of("k2"), store.keys().rotate(NOW));

    kept(bob("shop", leak));
    caught(bob("third", "BUILD_TOKEN=\"" + LEAK + "-2\""));
  }

  @Test
  void what_passed_on_one_host_is_still_looked_at_where_it_differs() {
    kept(bob("shop", "APP_ENV=\"production\""));
    kept(bob("other", "APP_ENV=\"production\""));
    caught(bob("third", "APP_ENV=\"production\",DB_PASSWORD=\"" + LEAK + "\""));
  }

  @Test
  void what_was_kept_before_the_start_is_looked_at_again_since_the_rules_may_be_others() {
    String leak = "BUILD_TOKEN=\"" + LEAK + "\"";
    // As if older rules had let it pass.
    store.save(bob("shop", leak), NOW);
    assertEquals(
        FILE, caught(withOneMore(leak, "2026-11-24T21:31:00Z")).places().getFirst().file());
  }

  @Test
  void what_is_no_longer_accepted_is_caught_with_the_next_change() {
    String leak = "BUILD_TOKEN=\"" + LEAK + "\"";
    caught(bob("shop", leak));
    String fingerprint = store.quarantine().caught().getFirst().fingerprint();
    store.quarantine().accept(new Accepted(FILE, fingerprint, "ana", "public", NOW));
    kept(bob("shop", leak));
    store.quarantine().withdraw(FILE, fingerprint);
    caught(withOneMore(leak, "2026-11-24T21:31:00Z"));
  }

  @Test
  void a_late_snapshot_does_not_vouch_for_what_holds_now() {
    String leak = "BUILD_TOKEN=\"" + LEAK + "\"";
    store.save(bob("shop", FILE, leak, "2026-11-24T21:31:00Z"), NOW);
    kept(bob("shop", "APP_ENV=\"production\""));
    caught(withOneMore(leak, "2026-11-24T21:32:00Z"));
  }
}
