package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import censo.redact.FingerprintKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a snapshot, by what the collector answers. */
class SenderTest {
  private static final Identity IDENTITY =
      new Identity(
          "01JDHOST", "a-token", FingerprintKey.PUBLIC, Optional.empty(), Optional.empty());
  private static final Sender.Patience SHORT =
      new Sender.Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));

  @TempDir Path folder;
  private HttpServer server;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<String> newToken = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    newToken.ifPresent(token -> exchange.getResponseHeaders().set("Censo-New-Token", token));
    byte[] body = "{\"error\":\"as the test wants it\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answers.size() > 1 ? answers.pop() : answers.peek(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void what_is_acknowledged_is_kept_no_longer() throws IOException {
    Sender.Sent sent = send(201);

    assertEquals(Exit.OK, sent.exit());
    assertEquals("sent", sent.message());
    assertEquals(List.of("PUT /api/v1/hosts/01JDHOST/snapshots/" + pending().digest()), asked);
    assertTrue(Pending.load(state()).isEmpty());
  }

  @Test
  void what_the_collector_has_already_is_told_so() throws IOException {
    assertEquals("unchanged since the last census", send(200).message());
  }

  @Test
  void only_what_the_collector_does_not_know_is_sent_whole() throws IOException {
    assertEquals("sent", send(404, 201).message());
    assertEquals(2, asked.size());
  }

  @Test
  void a_new_token_is_kept_for_the_next_run() throws IOException {
    state()
        .write(
            "identity.json",
            "{\"hostId\":\"01JDHOST\",\"token\":\"old\",\"keyId\":\"k1\",\"key\":\"c2VjcmV0\"}"
                .getBytes(StandardCharsets.UTF_8));
    newToken = Optional.of("n".repeat(43));

    assertEquals("sent; this host's token was changed", send(201).message());
    Identity kept = Identity.load(state()).orElseThrow();
    assertEquals("n".repeat(43), kept.token());
    assertEquals("k1", kept.key().id());
  }

  @Test
  void a_token_that_is_none_is_not_kept() throws IOException {
    newToken = Optional.of("none");

    assertEquals("sent", send(201).message());
  }

  @Test
  void a_busy_collector_is_asked_again_within_the_run() throws IOException {
    assertEquals(Exit.OK, send(429, 503, 201).exit());
    assertEquals(3, asked.size());
  }

  @Test
  void a_collector_that_stays_busy_leaves_the_snapshot_in_the_spool() throws IOException {
    Sender.Sent sent = send(503);

    assertEquals(Exit.SPOOLED, sent.exit());
    assertTrue(sent.message().startsWith("as the test wants it; kept in "), sent.message());
    assertEquals(pending().digest(), Pending.load(state()).orElseThrow().digest());
  }

  @Test
  void a_collector_that_is_away_too() throws IOException {
    server.stop(0);

    Sender.Sent sent = send(201);

    assertEquals(Exit.SPOOLED, sent.exit());
    assertTrue(sent.message().startsWith("the collector can't be reached"), sent.message());
  }

  @Test
  void a_refusal_is_not_asked_twice_and_the_snapshot_stays() throws IOException {
    Sender.Sent sent = send(403);

    assertEquals(Exit.REFUSED, sent.exit());
    assertEquals("the collector refused it: as the test wants it", sent.message());
    assertEquals(1, asked.size());
    assertTrue(Pending.load(state()).isPresent());
  }

  @Test
  void a_newer_snapshot_takes_the_place_of_one_that_waits() throws IOException {
    send(503);
    Pending newer = Pending.of(snapshot("2026-11-24T22:00:00Z", "shop-02"));
    answers.clear();
    answers.add(503);
    sender().send(IDENTITY, newer);

    assertEquals(newer.digest(), Pending.load(state()).orElseThrow().digest());
  }

  @Test
  void without_room_to_keep_it_a_snapshot_is_sent_all_the_same() throws IOException {
    Files.writeString(folder.resolve("state"), "no folder");

    assertEquals(Exit.OK, send(201).exit());
  }

  @Test
  void without_room_and_without_a_collector_it_is_lost_and_the_exit_says_so() throws IOException {
    Files.writeString(folder.resolve("state"), "no folder");

    Sender.Sent sent = send(503);

    assertEquals(Exit.LOST, sent.exit());
    assertTrue(sent.message().contains("not kept either"), sent.message());
  }

  @Test
  void what_waits_and_can_not_be_read_is_set_aside() throws IOException {
    state().write("pending.json", "{".getBytes(StandardCharsets.UTF_8));

    assertTrue(Pending.load(state()).isEmpty());
    assertTrue(Files.exists(folder.resolve("state/pending.json.corrupt")));
  }

  @Test
  void a_clock_that_is_wrong_is_told() {
    assertEquals("", Sender.skewed(Optional.of(Duration.ofMinutes(-2))));
    assertEquals("", Sender.skewed(Optional.empty()));
    assertTrue(
        Sender.skewed(Optional.of(Duration.ofHours(-1)))
            .startsWith("; this machine's clock is 3600 s behind the collector's"));
    assertTrue(Sender.skewed(Optional.of(Duration.ofHours(1))).contains("3600 s ahead of"));
  }

  private Sender.Sent send(Integer... statuses) throws IOException {
    answers.addAll(List.of(statuses));
    return sender().send(IDENTITY, pending());
  }

  private Sender sender() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Sender(state(), new Collector(url, Trust.OF_THE_MACHINE), SHORT);
  }

  private StateDir state() {
    return new StateDir(folder.resolve("state"));
  }

  private static Pending pending() {
    return Pending.of(snapshot("2026-11-24T21:30:00Z", "shop-01"));
  }

  private static Snapshot snapshot(String takenAt, String name) {
    Snapshot.Host host =
        new Snapshot.Host(
            "m-1",
            "machine-id",
            name,
            List.of(),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of()));
    return Snapshot.of("0.1.0", takenAt, host, List.of(), List.of());
  }
}
