package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.ingest.Server;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Store;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The collector is away for a day: agents' timers go on, and when it is back each tells once how
 * its host is then. The clock is the test's; nothing waits.
 */
class CollectorAwayTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final int TICKS_OF_A_DAY = 48;

  @TempDir Path folder;

  @Test
  void each_host_keeps_one_snapshot_the_newest_and_it_arrives_once() throws Exception {
    List<GivenAgent> agents = new ArrayList<>();
    int port;
    try (Store store = open();
        Server server = serve(store, 0)) {
      port = server.port();
      URI url = URI.create("http://127.0.0.1:" + port);
      String secret = store.enrolments().create("test", Duration.ofDays(1), 10, NOW).orElseThrow();
      for (String name : List.of("still", "edited", "broken")) {
        GivenAgent agent = new GivenAgent(folder, name, Fingerprints.SHARED, url);
        agents.add(agent.writes("Tr0ub4dor&3x").enrolled(secret));
        assertEquals(Exit.OK, agent.sends().exit());
      }
    }
    GivenAgent still = agents.get(0);
    GivenAgent edited = agents.get(1);
    GivenAgent broken = agents.get(2);

    for (int tick = 1; tick <= TICKS_OF_A_DAY; tick++) {
      if (tick % 12 == 0) {
        edited.writes("Tr0ub4dor&3x-" + tick);
      }
      if (tick == 24) {
        // As a disk may leave it.
        Path pending = broken.state().folder().resolve("pending.json");
        byte[] whole = Files.readAllBytes(pending);
        Files.write(pending, java.util.Arrays.copyOf(whole, whole.length / 2));
      }
      for (GivenAgent agent : agents) {
        Sender.Sent sent = agent.sends();
        assertEquals(Exit.SPOOLED, sent.exit(), sent.message());
        assertTrue(sent.message().startsWith("the collector can't be reached"), sent.message());
        assertEquals(agent.now().toString(), waiting(agent).takenAt(), "the newest waits");
        boolean aside = agent == broken && tick >= 24;
        assertEquals(
            aside
                ? Set.of("identity.json", "pending.json", "pending.json.corrupt", "sequence")
                : Set.of("identity.json", "pending.json", "sequence"),
            files(agent),
            "tick " + tick);
      }
    }

    try (Store store = open();
        Server _ = serve(store, port)) {
      for (GivenAgent agent : agents) {
        Sender.Sent sent = agent.sends();
        assertEquals(Exit.OK, sent.exit(), sent.message());
        assertTrue(
            sent.message().startsWith(agent == edited ? "sent" : "unchanged"), sent.message());
        assertEquals(Optional.empty(), Pending.load(agent.state()));
        agent.sends();
      }
      assertEquals(1, changes(store, still).size(), "it appeared");
      assertEquals(1, changes(store, broken).size(), "it appeared");
      List<ChangeEntry> ofEdited = changes(store, edited);
      assertEquals(2, ofEdited.size(), "it appeared, and of four edits the last is told");
      assertEquals(1, ofEdited.getFirst().changed());
      assertEquals(
          edited.now().minus(Duration.ofMinutes(30)), ofEdited.getFirst().at(), "once, as of then");
    }
  }

  @Test
  void a_host_whose_clock_was_set_back_is_known_as_it_is_now() throws Exception {
    try (Store store = open();
        Server server = serve(store, 0)) {
      URI url = URI.create("http://127.0.0.1:" + server.port());
      String secret = store.enrolments().create("test", Duration.ofDays(1), 1, NOW).orElseThrow();
      GivenAgent agent = new GivenAgent(folder, "shop", Fingerprints.SHARED, url);
      agent.writes("Tr0ub4dor&3x").enrolled(secret).sends();

      agent.setClock(agent.now().minus(Duration.ofDays(3)));
      agent.writes("c0rrectHorse9battery").sends();
      assertEquals(
          List.of(NOW), changes(store, agent).stream().limit(1).map(ChangeEntry::at).toList());
      assertEquals(agent.tokens(), tokens(store.current(agent.id()).orElseThrow()));
    }
  }

  private static Set<String> tokens(Snapshot snapshot) {
    return new TreeSet<>(snapshot.secrets().stream().map(Secret::token).toList());
  }

  private Store open() {
    return Store.open(folder.resolve("collector"));
  }

  private static Server serve(Store store, int port) throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return Server.start("127.0.0.1", port, store, clock, Optional.empty(), _ -> {});
  }

  private static List<ChangeEntry> changes(Store store, GivenAgent agent) {
    return store.changes(Optional.of(agent.id()), Instant.EPOCH, 0, 100);
  }

  private static Snapshot waiting(GivenAgent agent) throws Exception {
    return SnapshotParser.parse(agent.state().read("pending.json").orElseThrow());
  }

  private static Set<String> files(GivenAgent agent) throws IOException {
    try (Stream<Path> files = Files.list(agent.state().folder())) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }
}
