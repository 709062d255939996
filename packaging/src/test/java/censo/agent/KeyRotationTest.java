package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.diff.Differ;
import censo.collector.ingest.Server;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Store;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.redact.Options;
import censo.redact.Redacted;
import censo.source.Root;
import censo.source.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private static final Instant FIRST = Instant.parse("2026-11-24T00:00:00Z");

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
    Host shop = new Host("shop", mode).writes("Tr0ub4dor&3x");
    shop.sends();
    Set<String> old = shop.tokens;
    Snapshot before = store.current(shop.id).orElseThrow();

    assertEquals(Optional.of("k2"), store.keys().rotate(NOW));
    assertTrue(shop.sends().endsWith("the key for tokens of secrets was changed"));
    assertEquals("k2", shop.identity().key().id());
    String told = mode == Fingerprints.OFF ? "unchanged since the last census" : "sent";
    assertEquals(told, shop.sends(), "both tokens of each secret");
    assertEquals(mode == Fingerprints.OFF, shop.tokens.equals(old), "tokens are of the new key");
    assertEquals(Optional.empty(), shop.identity().former());
    shop.sends();
    assertEquals("unchanged since the last census", shop.sends());

    assertEquals(1, shop.changes().size(), "what is shown is that the host appeared");
    Snapshot after = store.current(shop.id).orElseThrow();
    assertEquals(List.of(), Differ.diff(before.items(), after.items()).changes());
    assertEquals(before.files(), after.files());
    assertEquals(before.problems(), after.problems());
  }

  @ParameterizedTest
  @EnumSource
  void a_secret_that_changed_at_the_same_time_is_the_one_change(Fingerprints mode)
      throws IOException {
    Host shop = new Host("shop", mode).writes("Tr0ub4dor&3x");
    shop.sends();
    store.keys().rotate(NOW);
    shop.sends();
    shop.writes("c0rrectHorse9battery");
    shop.sends();
    shop.sends();

    List<ChangeEntry> changes = shop.changes();
    assertEquals(2, changes.size());
    assertEquals(List.of(0, 0, 1), counts(changes.getFirst()));
    assertEquals(1, changes.getFirst().files(), "the file that it stands in");
  }

  @Test
  void hosts_with_the_new_key_and_with_the_old_one_have_the_same_secrets() throws IOException {
    Host shop = new Host("shop", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    Host away = new Host("away", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    shop.sends();
    away.sends();
    store.keys().rotate(NOW);
    shop.sends();
    shop.sends();
    Host fresh = new Host("fresh", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    fresh.sends();

    assertEquals("k2", fresh.identity().key().id());
    assertEquals(shop.tokens, fresh.tokens);
    assertNotEquals(shop.tokens, away.tokens);
    assertEquals(shop.kept().items(), away.kept().items());
    assertEquals(shop.kept().items(), fresh.kept().items());
  }

  @Test
  void a_host_that_was_away_for_two_rotations_shows_no_change_either() throws IOException {
    Host shop = new Host("shop", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    Host away = new Host("away", Fingerprints.SHARED).writes("Tr0ub4dor&3x");
    shop.sends();
    away.sends();
    for (int i = 0; i < 2; i++) {
      store.keys().rotate(NOW);
      shop.sends();
      shop.sends();
    }
    away.sends();
    away.sends();

    assertEquals("k3", away.identity().key().id());
    assertEquals(shop.tokens, away.tokens);
    assertEquals(1, shop.changes().size());
    assertEquals(1, away.changes().size());
    assertEquals(shop.kept().items(), away.kept().items());
  }

  private static List<Integer> counts(ChangeEntry change) {
    return List.of(change.added(), change.removed(), change.changed());
  }

  /** A file tree with an agent. */
  private final class Host {
    private final String id;
    private final Fingerprints mode;
    private final Path root;
    private final StateDir state;
    private final Collector collector;
    private Instant now = FIRST;

    /** Of its last census, as sent. */
    private Set<String> tokens = Set.of();

    Host(String name, Fingerprints mode) throws IOException {
      this.mode = mode;
      this.root = folder.resolve(name);
      this.state = new StateDir(folder.resolve(name + "-state"));
      URI url = URI.create("http://127.0.0.1:" + server.port());
      this.collector = new Collector(url, Trust.OF_THE_MACHINE);
      write("etc/hostname", name + "\n");
      write("etc/machine-id", "0123456789abcdef" + "%016x".formatted(name.hashCode()) + "\n");
      write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
      Snapshot.Host host = Facts.ofTree(HostRoot.tree(root), root);
      this.id = host.id();
      Collector.Answer answer = collector.enrol(enrolment, host, Optional.empty());
      Identity.store(state, answer.body().toArray(), id);
    }

    private void write(String path, String text) throws IOException {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Two secrets in values, a comment that is no UTF-8, and a name. */
    Host writes(String password) throws IOException {
      write(
          "etc/supervisor/supervisord.conf",
          "[supervisord]\n[program:bob]\ncommand=/bin/bob\nenvironment=DB_PASSWORD=\"%s\"\n"
              .formatted(password));
      write(
          "etc/cron.d/bob",
          """
          API_TOKEN=9f3kQ2vX7pLw8sZt
          # prazo at\u00e9 amanh\u00e3: 9f3kQ2vX7pLw8sZt
          1 2 * * * root curl -H 'X-Api-Key: 9f3kQ2vX7pLw8sZt' https://a.local/9f3kQ2vX7pLw8sZt
          1 3 * * * root report 9f3kQ2vX7pLw8sZt
          """);
      return this;
    }

    Identity identity() throws IOException {
      return Identity.load(state).orElseThrow();
    }

    /** Takes a census and sends it, half an hour later each; the message. */
    String sends() throws IOException {
      now = now.plus(Duration.ofMinutes(30));
      Identity identity = identity();
      Root tree = HostRoot.tree(root);
      Redacted redacted =
          Census.take(tree, Sources.ALL, mode.redactor(Options.DEFAULT, identity, state));
      Snapshot snapshot =
          Snapshot.of(
              Main.VERSION,
              now.toString(),
              Facts.ofTree(tree, root),
              redacted.readings(),
              redacted.secrets());
      tokens =
          redacted.secrets().stream()
              .map(Secret::token)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(2, tokens.size());
      Sender.Sent sent =
          new Sender(state, collector, new Sender.Patience(1, Duration.ZERO, Duration.ZERO))
              .send(identity, Pending.of(snapshot));
      assertEquals(Exit.OK, sent.exit(), sent.message());
      return sent.message().replaceFirst("; this machine's clock .*", "");
    }

    Snapshot kept() {
      return store.current(id).orElseThrow();
    }

    List<ChangeEntry> changes() {
      return store.changes(Optional.of(id), Instant.EPOCH, 0, 100);
    }
  }
}
