package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Json;
import censo.inventory.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The collector, over HTTP. */
final class Collector {
  /**
   * What came back: a status, and the reason where the collector gave one.
   *
   * @param retryAfter how long the collector wants to be left alone
   * @param skew how far this machine's clock is ahead of the collector's, by the second
   * @param newToken to be used from now on instead of this host's own
   * @param newKey for tokens of secrets from now on, as {@link Identity#isKey} wants it
   */
  record Answer(
      int status,
      Bytes body,
      Optional<Duration> retryAfter,
      Optional<Duration> skew,
      Optional<String> newToken,
      Optional<String> newKey) {
    /** For a message: the collector's own words, cut and without control characters. */
    String reason() {
      try {
        if (Json.parse(body.toArray()) instanceof Map<?, ?> json
            && json.get("error") instanceof String text) {
          return printable(text);
        }
      } catch (Json.Malformed _) {
        // A proxy between may answer with a page of its own.
        return "HTTP " + status;
      }
      return "HTTP " + status;
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(200, text.length()));
  }

  /**
   * Why no answer came, for people. What is said of a connection or a certificate holds no value of
   * the host.
   */
  static String unreachable(IOException e) {
    String kind = "the collector can't be reached: " + e.getClass().getSimpleName();
    return e.getMessage() == null ? kind : kind + ", " + printable(e.getMessage());
  }

  private final URI url;
  private final HttpClient client;

  Collector(URI url, Trust trust) throws IOException {
    this.url = url;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER);
    trust.context().ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** Asks first whether the collector knows it: most censuses find nothing new. */
  Answer send(Identity identity, Pending snapshot) throws IOException {
    Answer known =
        exchange(put(identity, snapshot).PUT(HttpRequest.BodyPublishers.noBody()).build());
    if (known.status() != 404) {
      return known;
    }
    return exchange(
        put(identity, snapshot)
            .header("Content-Encoding", "gzip")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(gzip(snapshot.json().toArray())))
            .build());
  }

  private HttpRequest.Builder put(Identity identity, Pending snapshot) {
    HttpRequest.Builder put =
        request("/api/v1/hosts/" + identity.hostId() + "/snapshots/" + snapshot.digest())
            .header("Authorization", "Censo " + identity.hostId() + "." + identity.token())
            .header("Censo-Key", identity.key().id())
            .header("Content-Type", "application/json");
    snapshot.sequence().ifPresent(n -> put.header("Censo-Sequence", Long.toString(n)));
    return put;
  }

  /**
   * Asks to be let in.
   *
   * @param signed what EC2 signed of this instance
   */
  Answer enrol(String secret, Snapshot.Host host, Optional<String> signed) throws IOException {
    Map<String, Object> asked = new HashMap<>();
    asked.put("secret", secret);
    asked.put("agentVersion", Main.VERSION);
    asked.put("host", Map.of("id", host.id(), "name", host.name()));
    signed.ifPresent(document -> asked.put("iid", document));
    byte[] body = Json.canonical(asked);
    return exchange(
        request("/api/v1/enrolments")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  Answer alive() throws IOException {
    return exchange(request("/livez").GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  private Answer exchange(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new Answer(
            response.statusCode(),
            Bytes.of(body.readNBytes(64 * 1024)),
            response.headers().firstValue("Retry-After").flatMap(Collector::seconds),
            response.headers().firstValue("Date").flatMap(Collector::skew),
            response.headers().firstValue("Censo-New-Token").filter(Collector::isToken),
            response.headers().firstValue("Censo-New-Key").filter(Identity::isKey));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private static boolean isToken(String text) {
    return text.matches("[A-Za-z0-9_-]{43}");
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Duration> skew(String date) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return Optional.of(Duration.between(there, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    } catch (DateTimeException _) {
      // A proxy's own idea of a date says nothing of the clocks.
      return Optional.empty();
    }
  }

  private static byte[] gzip(byte[] json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(json);
    }
    return out.toByteArray();
  }
}
