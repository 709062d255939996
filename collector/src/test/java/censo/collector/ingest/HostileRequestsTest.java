package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Json;
import censo.inventory.SnapshotJson;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused: cut, too large, too slow, too often, or not what it says. */
class HostileRequestsTest extends IngestCase {
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
  void who_guesses_secrets_has_to_wait_and_others_do_not() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, enrolFor("203.0.113.9", "guess").statusCode());
    }
    HttpResponse<String> response = enrolFor("203.0.113.9", "guess");
    assertEquals(429, response.statusCode());
    assertEquals("6", response.headers().firstValue("Retry-After").orElse(""));
    assertEquals(401, enrolFor("203.0.113.10", "guess").statusCode());
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

  private HttpResponse<String> enrolFor(String address, String secret) throws Exception {
    byte[] body = Json.canonical(Map.of("secret", secret, "host", Map.of("id", "i-x")));
    return send(
        HttpRequest.newBuilder(uri("/api/v1/enrolments"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "198.51.100.1, " + address)
            .POST(BodyPublishers.ofByteArray(body)));
  }
}
