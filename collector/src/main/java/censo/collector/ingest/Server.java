package censo.collector.ingest;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import censo.collector.ec2.InstanceIdentity;
import censo.collector.ingest.Answer.Refused;
import censo.collector.store.Store;
import censo.inventory.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The HTTP server. Requests of agents are read on virtual threads, at most so many at once; the
 * others are told to come back.
 */
public final class Server implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Server.class.getName());
  private static final int DRAIN_SECONDS = 30;
  private static final long LINGER_MILLIS = 2_000;

  private final Vertx vertx;
  private final Ingest ingest;
  private final Store store;
  private final Clock clock;
  private final Limits limits;
  private final Semaphore queue;
  private HttpServer http;
  private volatile boolean closing;

  private Server(Store store, Clock clock, Limits limits, Optional<InstanceIdentity> ec2) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.ingest = new Ingest(store, clock, limits, ec2);
    this.queue = new Semaphore(limits.queue());
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @param ec2 what an EC2 instance must prove to enrol; empty where any machine may
   * @param more routes beside those of agents: the console's
   * @throws IOException where it cannot listen there
   */
  public static Server start(
      String address,
      int port,
      Store store,
      Clock clock,
      Optional<InstanceIdentity> ec2,
      Consumer<Router> more)
      throws IOException {
    return start(address, port, store, clock, ec2, more, Limits.USUAL);
  }

  static Server start(
      String address,
      int port,
      Store store,
      Clock clock,
      Optional<InstanceIdentity> ec2,
      Consumer<Router> more,
      Limits limits)
      throws IOException {
    Server server = new Server(store, clock, limits, ec2);
    Router router = server.router();
    more.accept(router);
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(60)
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true);
    try {
      server.http =
          server
              .vertx
              .createHttpServer(options)
              .connectionHandler(new Connections(limits)::opened)
              .requestHandler(router)
              .listen(port, address)
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      return server;
    } catch (ExecutionException e) {
      server.close();
      throw new IOException(
          "cannot listen on " + address + ":" + port + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  public int port() {
    return http.actualPort();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router
        .putWithRegex("/api/v1/hosts/(?<agent>[0-9A-Z]{26})/snapshots/(?<digest>[0-9a-f]{64})")
        .handler(
            context ->
                queued(
                    context,
                    request ->
                        ingest.accept(
                            request, context.pathParam("agent"), context.pathParam("digest"))));
    router.post("/api/v1/enrolments").handler(context -> queued(context, ingest::enrol));
    router.get("/livez").handler(context -> send(context, Answer.of(200, Map.of("alive", true))));
    router.get("/readyz").handler(context -> blocking(context, _ -> ready(), () -> {}));
    return router;
  }

  /** What answers a request, on a virtual thread. */
  private interface Work {
    Answer answer(HttpServerRequest request) throws Refused;
  }

  private void queued(RoutingContext context, Work work) {
    if (Body.isThere(context.request())) {
      context.request().pause();
    }
    if (queue.tryAcquire()) {
      blocking(context, work, queue::release);
    } else {
      send(context, Answer.later(503, "too many requests wait"));
    }
  }

  private void blocking(RoutingContext context, Work work, Runnable finished) {
    Context loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .start(
            () -> {
              Answer answer = answer(context, work);
              finished.run();
              loop.runOnContext(_ -> send(context, answer));
            });
  }

  /** A bug or a full disk ends here: told in the log, and to the agent only that it was not it. */
  private static Answer answer(RoutingContext context, Work work) {
    try {
      return work.answer(context.request());
    } catch (Refused e) {
      return e.answer();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "request failed", e);
      return Answer.later(503, "the collector failed; its log says why");
    }
  }

  private void send(RoutingContext context, Answer answer) {
    var response = context.response();
    boolean read = context.request().isEnded();
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", "application/json")
        // An agent tells by it that its machine's clock is wrong.
        .putHeader("Date", RFC_1123_DATE_TIME.format(clock.instant().atOffset(UTC)));
    if (answer.retryAfter() > 0) {
      response.putHeader("Retry-After", Integer.toString(answer.retryAfter()));
    }
    answer.token().ifPresent(token -> response.putHeader("Censo-New-Token", token));
    answer.key().ifPresent(key -> response.putHeader("Censo-New-Key", key));
    if (!read) {
      response.putHeader("Connection", "close");
    }
    response.end(Buffer.buffer(Json.canonical(answer.json())));
    if (!read) {
      discard(context.request());
    }
  }

  /**
   * Lets a refused body go by for a moment: who is cut off while sending does not read the answer.
   */
  private void discard(HttpServerRequest request) {
    long patience = vertx.setTimer(LINGER_MILLIS, _ -> request.connection().close());
    request
        .handler(_ -> {})
        .exceptionHandler(_ -> vertx.cancelTimer(patience))
        .endHandler(
            _ -> {
              vertx.cancelTimer(patience);
              request.connection().close();
            })
        .resume();
  }

  private Answer ready() {
    if (closing) {
      return Answer.later(503, "closing");
    }
    if (queue.availablePermits() * 5 <= limits.queue()) {
      return Answer.later(503, "the queue is nearly full");
    }
    return store.isWritable()
        ? Answer.of(200, Map.of("ready", true))
        : Answer.later(503, "the database cannot be written");
  }

  /** Takes nothing new, and waits for what was begun. */
  @Override
  public void close() {
    closing = true;
    try {
      if (http != null) {
        http.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)
            .toCompletionStage()
            .toCompletableFuture()
            .get(DRAIN_SECONDS + 5, TimeUnit.SECONDS);
      }
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.log(Level.WARNING, "the server did not end in time", e);
    }
  }
}
