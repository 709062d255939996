package censo.collector.ingest;

import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.ingest.Rates.Rate;
import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.collector.store.Store;
import censo.inventory.Digest;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A collector that listens, with one agent that may write; and what an agent sends. */
abstract class IngestCase {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T22:00:00Z"), ZoneOffset.UTC);
  static final Limits LIMITS =
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
  static final Snapshot SHOP =
      Census.of("shop").read("supervisor", program("bob", "2", 4)).snapshot();

  @TempDir Path folder;

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  Store store;
  Server server;
  Accepted shop;

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

  static String digest(Snapshot snapshot) {
    return Digest.of(snapshot).substring("sha256:".length());
  }

  HttpRequest.Builder put(String agent, String digest) {
    return HttpRequest.newBuilder(uri("/api/v1/hosts/" + agent + "/snapshots/" + digest))
        .header("Content-Type", "application/json")
        .header("Authorization", "Censo " + shop.id() + "." + shop.token());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(Snapshot snapshot) throws Exception {
    return send(
        put(shop.id(), digest(snapshot))
            .header("Content-Encoding", "gzip")
            .PUT(BodyPublishers.ofByteArray(gzip(SnapshotJson.write(snapshot)))));
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  void refused(int status, String reason, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = send(request);
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(response.body().contains(reason), response.body());
    assertEquals(List.of(), store.hosts(), "nothing is stored");
  }

  HttpRequest.Builder putBytes(byte[] body) {
    return put(shop.id(), digest(SHOP)).PUT(BodyPublishers.ofByteArray(body));
  }

  HttpRequest.Builder ask(Snapshot snapshot) {
    return put(shop.id(), digest(snapshot)).PUT(BodyPublishers.noBody());
  }
}
