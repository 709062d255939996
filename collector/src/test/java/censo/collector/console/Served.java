package censo.collector.console;

import censo.collector.ExampleHosts;
import censo.collector.application.Rules;
import censo.collector.ingest.Server;
import censo.collector.render.Renderer;
import censo.collector.store.Store;
import censo.inventory.Snapshot;
import censo.source.MemoryRoot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A collector with hosts in it, its console open on a port of its own. */
final class Served implements AutoCloseable {
  static final Path BOB = Path.of("../examples/hosts/shop-01/etc/supervisor/conf.d/bob-filas.conf");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Store store;
  private final Server server;

  private Served(Path folder, List<Snapshot> snapshots) throws IOException, Rules.Refused {
    store = Store.open(folder);
    for (Snapshot snapshot : snapshots) {
      store.save(snapshot, Instant.parse(snapshot.takenAt()).plusSeconds(2));
    }
    Rules rules = ExampleHosts.rules();
    Sight sight = new Sight(store, () -> rules, new Renderer(Optional.empty()));
    server =
        Server.start(
            "127.0.0.1",
            0,
            store,
            Clock.systemUTC(),
            Optional.empty(),
            router -> Console.mount(router, sight));
  }

  static Served of(Path folder, List<Snapshot> snapshots) throws IOException, Rules.Refused {
    return new Served(folder, snapshots);
  }

  /** The three shared hosts; then one program of shop-01 gets another number of processes. */
  static Served examples(Path folder) throws IOException, Rules.Refused {
    List<Snapshot> snapshots = new ArrayList<>(ExampleHosts.snapshots());
    String text = Files.readString(BOB);
    MemoryRoot root =
        ExampleHosts.root("shop-01")
            .file(
                "/etc/supervisor/conf.d/bob-filas.conf",
                text.replaceFirst("numprocs=4", "numprocs=6"));
    snapshots.add(ExampleHosts.snapshot("shop-01", root, "2026-11-24T22:30:00Z"));
    return of(folder, snapshots);
  }

  /** One of each page. */
  static List<String> pages() {
    return List.of(
        "/",
        "/hosts",
        "/hosts?q=shop-02",
        "/hosts/shop-01",
        "/hosts/shop-01?kind=cron_job",
        "/hosts/shop-01/file?path=/etc/supervisor/conf.d/bob-filas.conf",
        "/changes",
        "/changes/1",
        "/changes/4",
        "/compare/shop-01...shop-02",
        "/inbox",
        "/profiles",
        "/profiles/bob/no-asg",
        "/profiles/bob/no-asg?state=conflict",
        "/profiles/bob/no-asg/tree",
        "/findings",
        "/problems",
        "/help/words");
  }

  Store store() {
    return store;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  String html(String path) throws Exception {
    return send(request(path)).body();
  }

  String json(String path) throws Exception {
    return send(request(path).header("Accept", "application/json")).body();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }
}
