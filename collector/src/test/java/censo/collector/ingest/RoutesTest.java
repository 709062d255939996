package censo.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.application.Rules;
import censo.collector.console.Console;
import censo.collector.console.Sight;
import censo.collector.render.Renderer;
import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.collector.store.Store;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route there is, and the credential that it wants. */
class RoutesTest {
  private static final String DIGEST = "0".repeat(64);

  /** What a route wants of who calls it. */
  private enum Wants {
    /** The token of the agent that it names. */
    AGENT,
    /** A secret of an enrolment. */
    SECRET,
    /** Nothing: it tells of no host. */
    NOTHING,
    /** Nothing: it only shows. Who may see the console is for the web server in front to say. */
    SHOWS
  }

  private static final Map<String, Wants> WANTED =
      Map.of(
          "PUT /api/v1/hosts/AGENT/snapshots/DIGEST",
          Wants.AGENT,
          "POST /api/v1/enrolments",
          Wants.SECRET,
          "GET /livez",
          Wants.NOTHING,
          "GET /readyz",
          Wants.NOTHING,
          "POST /preferences",
          Wants.NOTHING);

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Route> routes = new ArrayList<>();
  private Store store;
  private Server server;
  private Accepted shop;
  private Accepted other;

  @BeforeEach
  void start() throws Exception {
    store = Store.open(folder);
    store.save(Census.of("shop").read("cron").snapshot(), Clock.systemUTC().instant());
    String secret =
        store
            .enrolments()
            .create("test", Duration.ofDays(1), 10, Clock.systemUTC().instant())
            .orElseThrow();
    shop = (Accepted) store.enrolments().enrol(secret, "i-shop", Clock.systemUTC().instant());
    other = (Accepted) store.enrolments().enrol(secret, "i-other", Clock.systemUTC().instant());
    Rules rules = Rules.shipped();
    Sight sight = new Sight(store, () -> rules, new Renderer(Optional.empty()));
    server =
        Server.start(
            "127.0.0.1",
            0,
            store,
            Clock.systemUTC(),
            Optional.empty(),
            router -> {
              Console.mount(router, sight);
              routes.addAll(router.getRoutes());
            });
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    store.close();
  }

  private String path(Route route) {
    return route.getPath() != null ? route.getPath() : "/api/v1/hosts/AGENT/snapshots/DIGEST";
  }

  private int status(String method, String path, Optional<String> authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString("{\"secret\":\"x\",\"host\":{\"id\":\"i\"}}"));
    authorization.ifPresent(a -> request.header("Authorization", a));
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static Optional<String> token(String id, String token) {
    return Optional.of("Censo " + id + "." + token);
  }

  @Test
  void every_route_wants_what_it_should_and_none_is_forgotten() throws Exception {
    int agents = 0;
    for (Route route : routes) {
      for (HttpMethod method : route.methods()) {
        String name = method.name() + " " + path(route);
        Wants wants = WANTED.get(name);
        if (wants == null) {
          assertEquals("GET", method.name(), name + " is in no list, and does more than show");
          wants = Wants.SHOWS;
        }
        switch (wants) {
          case AGENT -> {
            agentOnly(method.name());
            agents++;
          }
          case SECRET -> assertEquals(401, status(method.name(), path(route), Optional.empty()));
          case NOTHING, SHOWS -> {}
        }
      }
      assertTrue(!route.methods().isEmpty(), route + " answers any method");
    }
    assertEquals(1, agents);
    assertTrue(routes.size() > 15, "the console's routes are among them");
  }

  private void agentOnly(String method) throws Exception {
    String path = "/api/v1/hosts/" + shop.id() + "/snapshots/" + DIGEST;
    assertEquals(401, status(method, path, Optional.empty()));
    assertEquals(401, status(method, path, Optional.of("Bearer x")));
    assertEquals(401, status(method, path, token(shop.id(), other.token())));
    assertEquals(401, status(method, path, token("0".repeat(26), shop.token())));
    assertEquals(403, status(method, path, token(other.id(), other.token())));
    assertEquals(
        400, status(method, path, token(shop.id(), shop.token())), "it may, but with sense");
    store.enrolments().revokeMachine("i-shop", Clock.systemUTC().instant());
    assertEquals(403, status(method, path, token(shop.id(), shop.token())));
  }

  @Test
  void what_only_shows_lets_nobody_write() throws Exception {
    for (String path : List.of("/", "/hosts", "/hosts/shop", "/changes", "/inbox", "/findings")) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        int status = status(method, path, Optional.empty());
        assertTrue(status == 404 || status == 405, method + " " + path + " answers " + status);
      }
    }
  }
}
