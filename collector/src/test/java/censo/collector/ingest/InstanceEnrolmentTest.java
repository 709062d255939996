package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.ec2.InstanceIdentity;
import censo.collector.ec2.SignedDocuments;
import censo.collector.store.Store;
import censo.inventory.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector that lets EC2 instances in, and nothing else. */
class InstanceEnrolmentTest {
  private static final String DOCUMENT =
      """
      {"accountId":"111122223333","instanceId":"i-0abc1234def567890","region":"sa-east-1"}
      """;

  @TempDir Path folder;

  @Test
  void the_instance_that_amazon_signed_for_enrols_and_no_other() throws Exception {
    SignedDocuments amazon = SignedDocuments.of(folder, "sa-east-1");
    InstanceIdentity ec2 = new InstanceIdentity(Set.of("111122223333"), Set.of(), folder);
    Clock clock = Clock.systemUTC();
    try (Store store = Store.open(folder.resolve("data"));
        Server server = Server.start("127.0.0.1", 0, store, clock, Optional.of(ec2), _ -> {});
        HttpClient client = HttpClient.newHttpClient()) {
      String secret =
          store.enrolments().create("ring", Duration.ofDays(1), 5, clock.instant()).orElseThrow();
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/enrolments");
      String proof = amazon.signed(DOCUMENT, "sa-east-1");

      HttpResponse<String> none = enrol(client, uri, secret, "i-0abc1234def567890", null);
      HttpResponse<String> other = enrol(client, uri, secret, "i-0def", proof);
      HttpResponse<String> own = enrol(client, uri, secret, "i-0abc1234def567890", proof);

      assertEquals(403, none.statusCode());
      assertTrue(none.body().contains("no identity document"), none.body());
      assertEquals(403, other.statusCode());
      assertTrue(other.body().contains("of another instance"), other.body());
      assertEquals(201, own.statusCode(), own.body());
    }
  }

  private static HttpResponse<String> enrol(
      HttpClient client, URI uri, String secret, String machine, String proof) throws Exception {
    Map<String, Object> host = Map.of("id", machine, "name", "shop-01");
    Map<String, Object> asked =
        proof == null
            ? Map.of("secret", secret, "host", host)
            : Map.of("secret", secret, "host", host, "iid", proof);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.canonical(asked)))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
