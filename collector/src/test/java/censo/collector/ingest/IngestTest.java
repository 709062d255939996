package censo.collector.ingest;

import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.ingest.Rates.Rate;
import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.collector.store.Store;
import censo.inventory.Digest;
import censo.inventory.Json;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T22:00:00Z"), ZoneOffset.UTC);
  private static final Limits LIMITS =
      new Limits(
          64 * 1024,
          256 * 1024,
          100,
          4,
          1024 * 1024,
          Duration.ofSeconds(1),
          100,
          10,
          new Rate(100, Duration.ofSeconds(5)),
          new Rate(5, Duration.ofSeconds(6)));
  private static final Snapshot SHOP =
      Census.of("shop").read("supervisor", program("bob", "2", 4)).snapshot();

  @TempDir Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Store store;
  private Server server;
  private Accepted shop;

  @BeforeEach
  void start() throws IOException {
    store = Store.open(folder);
    server = Server.start("127.0.0.1", 0, store, CLOCK, Optional.empty(), _ -> {}, LIMITS);
    String secret =
        store.enrolments().create("test", Duration.ofDays(1), 10, CLOCK.instant()).orElseThrow();
    shop = (Accepted) store.enrolments().enrol(secret, "i-shop", CLOCK.instant());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    store.close();
  }

  private static String digest(Snapshot snapshot) {
    return Digest.of(snapshot).substring("sha256:".length());
  }

  private HttpRequest.Builder put(String agent, String digest) {
    return HttpRequest.newBuilder(uri("/api/v1/hosts/" + agent + "/snapshots/" + digest))
        .header("Content-Type", "application/json")
        .header("Authorization", "Censo " + shop.id() + "." + shop.token());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(Snapshot snapshot) throws Exception {
    return send(
        put(shop.id(), digest(snapshot))
            .header("Content-Encoding", "gzip")
            .PUT(BodyPublishers.ofByteArray(gzip(SnapshotJson.write(snapshot)))));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private void refused(int status, String reason, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = send(request);
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(response.body().contains(reason), response.body());
    assertEquals(List.of(), store.hosts(), "nothing is stored");
  }

  private HttpRequest.Builder putBytes(byte[] body) {
    return put(shop.id(), digest(SHOP)).PUT(BodyPublishers.ofByteArray(body));
  }

  @Test
  void a_snapshot_is_stored_once_and_unchanged_after() throws Exception {
    HttpResponse<String> first = send(SHOP);
    assertEquals(201, first.statusCode(), first.body());
    assertEquals("{\"change\":1,\"changed\":true,\"current\":true}", first.body());
    HttpResponse<String> second = send(SHOP);
    assertEquals(200, second.statusCode());
    assertEquals("{\"changed\":false}", second.body());
    assertEquals(SHOP.items(), store.current("i-shop").orElseThrow().items());
  }

  private HttpRequest.Builder ask(Snapshot snapshot) {
    return put(shop.id(), digest(snapshot)).PUT(BodyPublishers.noBody());
  }

  @Test
  void an_unchanged_host_needs_no_body() throws Exception {
    HttpResponse<String> unknown = send(ask(SHOP));
    assertEquals(404, unknown.statusCode(), "nothing is known of it yet");
    assertEquals(List.of(), store.hosts());
    send(SHOP);
    HttpResponse<String> known = send(ask(SHOP));
    assertEquals(200, known.statusCode());
    assertEquals("{\"changed\":false}", known.body());
    Snapshot other = Census.of("shop").read("supervisor", program("bob", "3", 4)).snapshot();
    assertEquals(404, send(ask(other)).statusCode());
    store.enrolments().revokeMachine("i-shop", CLOCK.instant());
    assertEquals(403, send(ask(SHOP)).statusCode());
  }

  @Test
  void what_was_so_before_and_is_no_more_is_not_unchanged() throws Exception {
    send(SHOP);
    send(
        Census.of("shop")
            .at("2026-11-24T21:31:00Z")
            .read("supervisor", program("bob", "3", 4))
            .snapshot());
    assertEquals(404, send(ask(SHOP)).statusCode());
  }

  @Test
  void a_snapshot_with_a_secret_is_refused_with_its_place_and_never_the_secret() throws Exception {
    Snapshot leaking =
        Census.of("shop")
            .reading(
                "cron",
                censo.inventory.Reading.Status.COMPLETE,
                List.of(),
                List.of(Census.file("/etc/cron.d/bob", "DB_PASSWORD=hunter2-FAKE-horse\n")),
                List.of())
            .snapshot();
    HttpResponse<String> response = send(leaking);
    assertEquals(422, response.statusCode(), response.body());
    assertTrue(response.body().contains("/etc/cron.d/bob:1"), response.body());
    assertFalse(response.body().contains("hunter2"), response.body());
    assertEquals(List.of(), store.hosts());
  }

  @Test
  void a_body_that_is_not_compressed_is_taken_too() throws Exception {
    assertEquals(201, send(putBytes(SnapshotJson.write(SHOP))).statusCode());
  }

  @Test
  void without_a_token_nothing_is_read() throws Exception {
    refused(
        401,
        "no token",
        HttpRequest.newBuilder(uri("/api/v1/hosts/" + shop.id() + "/snapshots/" + digest(SHOP)))
            .PUT(BodyPublishers.ofByteArray(SnapshotJson.write(SHOP))));
    refused(
        401,
        "no agent has this token",
        putBytes(SnapshotJson.write(SHOP))
            .setHeader("Authorization", "Censo " + shop.id() + "." + "a".repeat(43)));
  }

  @Test
  void a_revoked_agent_is_told_so() throws Exception {
    assertTrue(store.enrolments().revokeMachine("i-shop", CLOCK.instant()));
    refused(403, "revoked", putBytes(SnapshotJson.write(SHOP)));
  }

  @Test
  void an_agent_writes_for_its_own_machine_only() throws Exception {
    Snapshot other = Census.of("other").read("cron").snapshot();
    refused(
        403,
        "another machine",
        put(shop.id(), digest(other)).PUT(BodyPublishers.ofByteArray(SnapshotJson.write(other))));
    refused(
        403,
        "its own host only",
        put("0".repeat(26), digest(SHOP))
            .PUT(BodyPublishers.ofByteArray(SnapshotJson.write(SHOP))));
  }

  @Test
  void a_wrong_digest_is_refused_whichever_side_is_wrong() throws Exception {
    byte[] json = SnapshotJson.write(SHOP);
    refused(422, "digest", put(shop.id(), "0".repeat(64)).PUT(BodyPublishers.ofByteArray(json)));
    String changed = new String(json, StandardCharsets.UTF_8).replace("/shop/bob", "/shop/rob");
    refused(422, "digest", putBytes(changed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void what_is_no_snapshot_is_refused_without_showing_what_it_is() throws Exception {
    for (String body :
        List.of(
            "hunter2",
            "[]",
            "{\"schema\":1,\"hunter2\":",
            "{\"schema\":1,\"schema\":1}",
            "{\"schema\":1,\"x\":\"\\ud800\"}",
            "[".repeat(100),
            "{\"schema\":1} {}")) {
      refused(400, "", putBytes(body.getBytes(StandardCharsets.UTF_8)));
      assertFalse(send(putBytes(body.getBytes(StandardCharsets.UTF_8))).body().contains("hunter2"));
    }
    refused(
        400,
        "schema: this collector knows version 1",
        putBytes("{\"schema\":2}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void another_encoding_or_type_is_refused() throws Exception {
    refused(415, "gzip", putBytes(SnapshotJson.write(SHOP)).header("Content-Encoding", "br"));
    refused(
        415,
        "application/json",
        putBytes(SnapshotJson.write(SHOP)).setHeader("Content-Type", "text/plain"));
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
    byte[] large = new byte[LIMITS.inflated() + 1];
    refused(413, "larger than", putBytes(large));
    refused(
        413,
        "larger than",
        put(shop.id(), digest(SHOP))
            .header("Content-Encoding", "gzip")
            .PUT(
                BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(new byte[LIMITS.compressed() * 4]))));
  }

  @Test
  void a_bomb_is_refused_while_it_grows() throws Exception {
    byte[] bomb = gzip(new byte[32 * 1024 * 1024]);
    assertTrue(bomb.length < LIMITS.compressed());
    refused(413, "inflated", putBytes(bomb).header("Content-Encoding", "gzip"));
  }

  @Test
  void a_body_that_is_not_one_whole_gzip_member_is_refused() throws Exception {
    byte[] whole = gzip(SnapshotJson.write(SHOP));
    byte[] twice = java.util.Arrays.copyOf(whole, whole.length * 2);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    byte[] bent = whole.clone();
    bent[whole.length - 6] ^= 1;
    for (byte[] body :
        List.of(
            twice,
            bent,
            java.util.Arrays.copyOf(whole, whole.length - 1),
            java.util.Arrays.copyOf(whole, whole.length / 2),
            java.util.Arrays.copyOf(whole, 10),
            SnapshotJson.write(SHOP))) {
      refused(400, "gzip member", putBytes(body).header("Content-Encoding", "gzip"));
    }
  }

  @Test
  void a_gzip_header_may_name_the_file() throws Exception {
    byte[] plain = gzip(SnapshotJson.write(SHOP));
    byte[] named = new byte[plain.length + 10];
    System.arraycopy(plain, 0, named, 0, 10);
    named[3] = 8;
    System.arraycopy("shop.json\0".getBytes(StandardCharsets.UTF_8), 0, named, 10, 10);
    System.arraycopy(plain, 10, named, 20, plain.length - 10);
    assertEquals(201, send(putBytes(named).header("Content-Encoding", "gzip")).statusCode());
  }

  @Test
  void a_body_that_trickles_meets_the_deadline() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "PUT /api/v1/hosts/"
              + shop.id()
              + "/snapshots/"
              + digest(SHOP)
              + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
              + "Authorization: Censo "
              + shop.id()
              + "."
              + shop.token()
              + "\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    }
    HttpResponse<String> next = send(SHOP);
    while (next.statusCode() == 429) { // until the end of the connection was noticed
      next = send(SHOP);
    }
    assertEquals(201, next.statusCode(), "its place is free again");
  }

  @Test
  void when_the_queue_is_full_the_next_is_told_to_come_back() throws Exception {
    List<Socket> waiting = new java.util.ArrayList<>();
    try {
      for (int i = 0; i < LIMITS.queue(); i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        waiting.add(socket);
        String head =
            "POST /api/v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      int ready = 200;
      while (ready == 200) { // until all have arrived
        ready = send(HttpRequest.newBuilder(uri("/readyz"))).statusCode();
      }
      assertEquals(503, ready);
      HttpResponse<String> response = send(SHOP);
      assertEquals(503, response.statusCode(), response.body());
      assertTrue(response.headers().firstValue("Retry-After").isPresent());
      assertEquals(200, send(HttpRequest.newBuilder(uri("/livez"))).statusCode());
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void an_agent_enrols_with_a_secret_and_can_write_then() throws Exception {
    String secret =
        store.enrolments().create("once", Duration.ofDays(1), 1, CLOCK.instant()).orElseThrow();
    HttpResponse<String> enrolled = enrol(secret, "i-new");
    assertEquals(201, enrolled.statusCode(), enrolled.body());
    Map<?, ?> identity = (Map<?, ?>) Json.parse(enrolled.body().getBytes(StandardCharsets.UTF_8));
    assertEquals("k1", identity.get("keyId"));
    assertEquals(43, ((String) identity.get("key")).length());
    Snapshot snapshot = Census.of("new").read("cron").snapshot();
    HttpResponse<String> sent =
        send(
            put((String) identity.get("hostId"), digest(snapshot))
                .setHeader(
                    "Authorization",
                    "Censo " + identity.get("hostId") + "." + identity.get("token"))
                .PUT(BodyPublishers.ofByteArray(SnapshotJson.write(snapshot))));
    assertEquals(201, sent.statusCode(), sent.body());
    assertEquals(401, enrol(secret, "i-newer").statusCode(), "the secret is used up");
  }

  @Test
  void a_machine_has_one_agent_until_that_is_revoked() throws Exception {
    String secret =
        store.enrolments().create("two", Duration.ofDays(1), 5, CLOCK.instant()).orElseThrow();
    assertEquals(409, enrol(secret, "i-shop").statusCode());
    store.enrolments().revokeMachine("i-shop", CLOCK.instant());
    assertEquals(201, enrol(secret, "i-shop").statusCode());
  }

  @Test
  void a_secret_that_is_wrong_or_over_lets_nobody_in() throws Exception {
    assertEquals(401, enrol("guess", "i-x").statusCode());
    String old =
        store
            .enrolments()
            .create("old", Duration.ofDays(1), 5, CLOCK.instant().minus(Duration.ofDays(2)))
            .orElseThrow();
    assertEquals(401, enrol(old, "i-x").statusCode());
    String gone =
        store.enrolments().create("gone", Duration.ofDays(1), 5, CLOCK.instant()).orElseThrow();
    assertTrue(store.enrolments().revoke("gone", CLOCK.instant()));
    assertEquals(401, enrol(gone, "i-x").statusCode());
    assertEquals(400, enrol(gone, "a\nb").statusCode());
  }

  private HttpResponse<String> enrol(String secret, String machine) throws Exception {
    byte[] body =
        Json.canonical(
            Map.of("secret", secret, "host", Map.of("id", machine), "agentVersion", "0.1.0"));
    return send(
        HttpRequest.newBuilder(uri("/api/v1/enrolments"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void it_says_whether_it_lives_and_is_ready() throws Exception {
    assertEquals(200, send(HttpRequest.newBuilder(uri("/livez"))).statusCode());
    assertEquals(200, send(HttpRequest.newBuilder(uri("/readyz"))).statusCode());
  }

  @Test
  void who_guesses_secrets_has_to_wait_and_others_do_not() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, enrolFor("203.0.113.9", "guess").statusCode());
    }
    HttpResponse<String> response = enrolFor("203.0.113.9", "guess");
    assertEquals(429, response.statusCode());
    assertEquals("6", response.headers().firstValue("Retry-After").orElse(""));
    assertEquals(401, enrolFor("203.0.113.10", "guess").statusCode());
  }

  private HttpResponse<String> enrolFor(String address, String secret) throws Exception {
    byte[] body = Json.canonical(Map.of("secret", secret, "host", Map.of("id", "i-x")));
    return send(
        HttpRequest.newBuilder(uri("/api/v1/enrolments"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "198.51.100.1, " + address)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void a_host_that_asks_without_end_has_to_wait() throws Exception {
    send(SHOP);
    int answered = 0;
    HttpResponse<String> response = send(ask(SHOP));
    while (response.statusCode() == 200) {
      answered++;
      response = send(ask(SHOP));
    }
    assertEquals(429, response.statusCode());
    assertEquals(99, answered, "100 at once, of which the first was sent whole");
  }

  @Test
  void an_old_token_is_changed_by_an_answer() throws Exception {
    store.tokens().age("i-shop");
    HttpResponse<String> answer = send(SHOP);
    String next = answer.headers().firstValue("Censo-New-Token").orElseThrow();
    HttpResponse<String> used =
        send(ask(SHOP).setHeader("Authorization", "Censo " + shop.id() + "." + next));
    assertEquals(200, used.statusCode());
    assertTrue(used.headers().firstValue("Censo-New-Token").isEmpty());
    assertEquals(401, send(ask(SHOP)).statusCode(), "the old one is over");
  }

  @Test
  void when_it_was_away_for_a_day_everybody_comes_at_once_and_each_is_kept_once() throws Exception {
    int hosts = 40;
    String secret =
        store.enrolments().create("all", Duration.ofDays(1), hosts, CLOCK.instant()).orElseThrow();
    List<java.util.concurrent.Future<?>> sending = new java.util.ArrayList<>();
    try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int host = 0; host < hosts; host++) {
        Accepted agent = (Accepted) store.enrolments().enrol(secret, "i-" + host, CLOCK.instant());
        Census census = Census.of("" + host).read("supervisor", program("bob", "2", 4));
        store.save(
            census.at("2026-11-23T21:30:00Z").snapshot(), Instant.parse("2026-11-23T21:31:00Z"));
        Snapshot after = Census.of("" + host).read("supervisor", program("bob", "3", 4)).snapshot();
        sending.add(pool.submit(() -> deliver(agent, after)));
      }
      for (var one : sending) {
        one.get();
      }
    }
    assertEquals(
        2 * hosts,
        store.changes(java.util.Optional.empty(), Instant.EPOCH, 0, 1_000).size(),
        "the one before and the one after the day");
  }

  /** Comes back as often as it is told to. */
  private Void deliver(Accepted agent, Snapshot snapshot) throws Exception {
    HttpRequest.Builder request =
        put(agent.id(), digest(snapshot))
            .setHeader("Authorization", "Censo " + agent.id() + "." + agent.token())
            .PUT(BodyPublishers.ofByteArray(SnapshotJson.write(snapshot)));
    HttpResponse<String> response = send(request);
    while (response.statusCode() == 503 || response.statusCode() == 429) {
      assertTrue(response.headers().firstValue("Retry-After").isPresent());
      response = send(request);
    }
    assertEquals(201, response.statusCode(), response.body());
    return null;
  }
}
