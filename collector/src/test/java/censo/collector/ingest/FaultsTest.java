package censo.collector.ingest;

import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.collector.store.Store;
import censo.inventory.Digest;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector of its own process that dies and comes back while hosts send: nothing is lost. */
class FaultsTest {
  private static final int HOSTS = 50;
  private static final boolean SOAK = Boolean.getBoolean("censo.soak");
  private static final long SEED = Long.getLong("censo.seed", 20_261_125);
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir Path folder;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<Accepted> agents = new ArrayList<>();
  private volatile CollectorProcess collector;

  @AfterEach
  void stop() throws Exception {
    if (collector != null) {
      collector.kill();
    }
    client.close();
  }

  private void enrol() {
    try (Store store = Store.open(folder)) {
      String secret =
          store.enrolments().create("test", Duration.ofDays(1), HOSTS, Instant.now()).orElseThrow();
      for (int host = 0; host < HOSTS; host++) {
        agents.add((Accepted) store.enrolments().enrol(secret, "i-" + host, Instant.now()));
      }
    }
  }

  /** Each is another than the one before, so each is one change. */
  private static Snapshot snapshot(int host, int number) {
    return Census.of("" + host)
        .at(START.plusSeconds(number).toString())
        .read("supervisor", program("bob", Integer.toString(number + 1), 4))
        .snapshot();
  }

  /** What the collector answers; 0 where it does not. */
  private int send(int host, Snapshot snapshot) {
    Accepted agent = agents.get(host);
    String digest = Digest.of(snapshot).substring("sha256:".length());
    try {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + collector.port()
                              + "/api/v1/hosts/"
                              + agent.id()
                              + "/snapshots/"
                              + digest))
                  .timeout(Duration.ofSeconds(10))
                  .header("Authorization", "Censo " + agent.id() + "." + agent.token())
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofByteArray(SnapshotJson.write(snapshot)))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** As an agent does: again and again until it is acknowledged. */
  private void deliver(int host, int number) {
    Snapshot snapshot = snapshot(host, number);
    int status = send(host, snapshot);
    while (status != 200 && status != 201) {
      assertTrue(List.of(0, 429, 503).contains(status), "answered " + status);
      LockSupport.parkNanos(20_000_000); // an agent would wait longer
      status = send(host, snapshot);
    }
  }

  /** That every snapshot up to those numbers is there, once. */
  private void all(List<Integer> numbers) {
    try (Store store = Store.open(folder)) {
      for (int host = 0; host < HOSTS; host++) {
        List<Instant> moments =
            store.changes(Optional.of("i-" + host), Instant.EPOCH, 0, 1_000_000).stream()
                .map(ChangeEntry::at)
                .sorted()
                .toList();
        List<Instant> sent =
            IntStream.range(0, numbers.get(host)).mapToObj(START::plusSeconds).toList();
        assertEquals(sent, moments, "host " + host);
      }
    }
  }

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void killed_at_random_points_it_has_everything_that_was_acknowledged_once() throws Exception {
    Random random = new Random(SEED);
    System.out.println("seed " + SEED);
    enrol();
    collector = CollectorProcess.start(folder);
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger delivered = new AtomicInteger();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> sending = new ArrayList<>();
      for (int host = 0; host < HOSTS; host++) {
        int of = host;
        sending.add(
            pool.submit(
                () -> {
                  int number = 0;
                  while (!enough.get()) {
                    deliver(of, number++);
                    delivered.incrementAndGet();
                  }
                  return number;
                }));
      }
      int kills = SOAK ? 200 : 10;
      for (int i = 0; i < kills; i++) {
        int point = delivered.get() + random.nextInt(100);
        while (delivered.get() < point) {
          LockSupport.parkNanos(200_000);
        }
        LockSupport.parkNanos(random.nextInt(5_000_000)); // in the middle of whatever it does then
        collector.kill();
        collector = CollectorProcess.start(folder, collector.port());
      }
      enough.set(true);
      List<Integer> numbers = new ArrayList<>();
      for (Future<Integer> one : sending) {
        numbers.add(one.get());
      }
      collector.kill();
      System.out.println(kills + " kills, " + delivered + " snapshots");
      all(numbers);
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void restarted_in_the_middle_of_a_thousand_uploads_it_has_them_all_once() throws Exception {
    enrol();
    collector = CollectorProcess.start(folder);
    int each = 1_000 / HOSTS;
    AtomicInteger delivered = new AtomicInteger();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sending = new ArrayList<>();
      for (int host = 0; host < HOSTS; host++) {
        int of = host;
        sending.add(
            pool.submit(
                () -> {
                  for (int number = 0; number < each; number++) {
                    deliver(of, number);
                    delivered.incrementAndGet();
                  }
                }));
      }
      while (delivered.get() < 400) {
        LockSupport.parkNanos(200_000);
      }
      assertEquals(0, collector.stop(), "stopped as asked is no failure");
      collector = CollectorProcess.start(folder, collector.port());
      for (Future<?> one : sending) {
        one.get();
      }
    }
    assertEquals(0, collector.stop());
    all(java.util.Collections.nCopies(HOSTS, each));
  }
}
