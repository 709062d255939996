package censo.collector.ingest;

import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.inventory.Json;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept, and who may write. */
class IngestTest extends IngestCase {
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
  void a_new_key_of_fingerprints_comes_with_every_good_answer_until_the_agent_has_it()
      throws Exception {
    assertTrue(send(put("k1")).headers().firstValue("Censo-New-Key").isEmpty());
    store.keys().rotate(CLOCK.instant());

    String key = send(put("k1")).headers().firstValue("Censo-New-Key").orElseThrow();
    assertTrue(key.matches("k2:[A-Za-z0-9_-]{43}"), "its id, and 32 bytes");
    HttpResponse<String> again = send(put("k1"));
    assertEquals(200, again.statusCode(), "that nothing changed is a good answer");
    assertEquals(key, again.headers().firstValue("Censo-New-Key").orElseThrow());
    assertTrue(send(put("k2")).headers().firstValue("Censo-New-Key").isEmpty());
    assertTrue(
        send(putBytes(SnapshotJson.write(SHOP))).headers().firstValue("Censo-New-Key").isEmpty(),
        "an agent that says nothing of keys is too old for it");
    HttpResponse<String> refused =
        send(put("k1").setHeader("Authorization", "Censo " + shop.id() + "." + "x".repeat(43)));
    assertEquals(401, refused.statusCode());
    assertTrue(refused.headers().firstValue("Censo-New-Key").isEmpty());
  }

  @Test
  void a_host_whose_clock_was_set_back_is_known_as_it_is_now() throws Exception {
    assertEquals(List.of(201, true), counted(7, "2026-11-24T21:30:00Z", "2"));
    assertEquals(List.of(201, true), counted(8, "2026-11-23T04:00:00Z", "3"));
    assertEquals("3", numprocs());
    assertEquals(List.of(200, false), counted(8, "2026-11-23T04:00:00Z", "3"), "told twice");
    assertEquals(List.of(CLOCK.instant(), Instant.parse("2026-11-24T21:30:00Z")), moments());
  }

  @Test
  void a_census_that_was_overtaken_becomes_history_whatever_its_clock_says() throws Exception {
    counted(7, "2026-11-24T21:00:00Z", "2");
    counted(9, "2026-11-24T21:30:00Z", "4");

    assertEquals(List.of(201, false), counted(8, "2026-11-24T21:45:00Z", "3"));
    assertEquals(List.of(200, false), counted(8, "2026-11-24T21:45:00Z", "3"), "told twice");
    assertEquals("4", numprocs());
    assertEquals(3, moments().size());
    assertEquals(
        Optional.of("3"),
        store
            .at("i-shop", Instant.parse("2026-11-24T21:29:59.999Z"))
            .flatMap(then -> then.items().getFirst().text("numprocs")));
  }

  /** Status, and whether it is how the host is now. */
  private List<Object> counted(long number, String takenAt, String numprocs) throws Exception {
    Snapshot snapshot =
        Census.of("shop").at(takenAt).read("supervisor", program("bob", numprocs, 4)).snapshot();
    HttpResponse<String> answer =
        send(
            put(shop.id(), digest(snapshot))
                .header("Censo-Sequence", Long.toString(number))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(SnapshotJson.write(snapshot))));
    return List.of(answer.statusCode(), answer.body().contains("\"current\":true"));
  }

  private String numprocs() {
    return store.current("i-shop").orElseThrow().items().getFirst().text("numprocs").orElseThrow();
  }

  private List<Instant> moments() {
    return store.changes(Optional.of("i-shop"), Instant.EPOCH, 0, 10).stream()
        .map(ChangeEntry::at)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private HttpRequest.Builder put(String key) {
    return putBytes(SnapshotJson.write(SHOP)).setHeader("Censo-Key", key);
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
