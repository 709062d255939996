package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.diff.Differ;
import censo.collector.ingest.Server;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Store;
import censo.inventory.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The deployment's key for tokens is changed while hosts go on: agents and collector as they are,
 * over HTTP, in one process. It is of their package, since an agent has no other way in than its
 * command, which reads the machine that it runs on.
 */
class KeyRotationTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  @TempDir Path folder;

  private Store store;
  private Server server;
  private String enrolment;

  @BeforeEach
  void start() throws IOException {
    store = Store.open(folder.resolve("collector"));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    server = Server.start("127.0.0.1", 0, store, clock, Optional.empty(), _ -> {});
    enrolment = store.enrolments().create("test", Duration.ofDays(1), 10, NOW).orElseThrow();
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_new_key_changes_nothing_that_is_shown(Fingerprints mode) throws IOException {
    GivenAgent shop = host("shop", mode).writes("Tr0ub4dor&3x");
    sends(shop);
    Set<String> old = shop.tokens();
    Snapshot before = store.current(shop.id()).orElseThrow();

    assertEquals(Optional.of("k2"), store.keys().rotate(NOW));
    assertTrue(sends(shop).endsWith("the key for tokens of secrets was changed"));
    assertEquals("k2", shop.identity().key().id());
    String told = mode == Fingerprints.OFF ? "unchanged since the last census" : "sent";
    assertEquals(told, sends(shop), "both tokens of each secret");
    assertEquals(mode == Fingerprints.OFF, shop.tokens().equals(old), "tokens are of the new key");
    assertEquals(Optional.empty(), shop.identity().former());
    sends(shop);
    assertEquals("unchanged since the last census", sends(shop));

    assertEquals(1, changes(shop).size(), "what is shown is that the host appeared");
    Snapshot after = store.current(shop.id()).orElseThrow();
    assertEquals(List.of(), Differ.diff(before.items(), after.items()).changes());
    assertEquals(before.files(), after.files());
    assertEquals(before.problems(), after.problems());
  }

  @ParameterizedTest
  @EnumSource
  void a_secret_that_changed_at_the_same_time_is_the_one_change(Fingerprints mode)
      throws IOException {
    GivenAgent shop = host("shop", mode).writes("Tr0ub4dor&3x");
    sends(shop);
    store.keys().rotate(NOW);
    sends(shop);
    shop.writes("c0rrectHorse9battery");
    sends(shop);
    sends(shop);

    List<ChangeEntry> changes = changes(shop);
    assertEquals(2, changes.size());
    assertEquals(List.of(0, 0, 1), counts(changes.getFirst()));
    assertEquals(1, changes.getFirst().files(), "the file that it stands in");
  }

  @Test
  void hosts_with_the_new_key_and_with_the_old_one_have_the_same_secrets() throws IOException {
    GivenAgent shop = host("shop", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    GivenAgent away = host("away", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    sends(shop);
    sends(away);
    store.keys().rotate(NOW);
    sends(shop);
    sends(shop);
    GivenAgent fresh = host("fresh", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    sends(fresh);

    assertEquals("k2", fresh.identity().key().id());
    assertEquals(shop.tokens(), fresh.tokens());
    assertNotEquals(shop.tokens(), away.tokens());
    assertEquals(kept(shop).items(), kept(away).items());
    assertEquals(kept(shop).items(), kept(fresh).items());
  }

  @Test
  void a_host_that_was_away_for_two_rotations_shows_no_change_either() throws IOException {
    GivenAgent shop = host("shop", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    GivenAgent away = host("away", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    sends(shop);
    sends(away);
    for (int i = 0; i < 2; i++) {
      store.keys().rotate(NOW);
      sends(shop);
      sends(shop);
    }
    sends(away);
    sends(away);

    assertEquals("k3", away.identity().key().id());
    assertEquals(shop.tokens(), away.tokens());
    assertEquals(1, changes(shop).size());
    assertEquals(1, changes(away).size());
    assertEquals(kept(shop).items(), kept(away).items());
  }

  private GivenAgent host(String name, Fingerprints mode) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.port());
    return new GivenAgent(folder, name, mode, url).enrolled(enrolment);
  }

  /** Half an hour later than the last time; the message, which may tell of this machine's clock. */
  private static String sends(GivenAgent agent) throws IOException {
    Sender.Sent sent = agent.sends();
    assertEquals(Exit.OK, sent.exit(), sent.message());
    assertEquals(2, agent.tokens().size());
    return sent.message().replaceFirst("; this machine's clock .*", "");
  }

  private Snapshot kept(GivenAgent agent) {
    return store.current(agent.id()).orElseThrow();
  }

  private List<ChangeEntry> changes(GivenAgent agent) {
    return store.changes(Optional.of(agent.id()), Instant.EPOCH, 0, 100);
  }

  private static List<Integer> counts(ChangeEntry change) {
    return List.of(change.added(), change.removed(), change.changed());
  }
}
