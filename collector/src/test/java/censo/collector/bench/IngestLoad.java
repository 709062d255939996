package censo.collector.bench;

import censo.collector.store.Enrolments.Enrolled.Accepted;
import censo.collector.store.Store;
import censo.inventory.Bytes;
import censo.inventory.Digest;
import censo.inventory.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The simulated fleet. {@code enrol DATA AGENTS HOSTS} makes the agents in the database of a
 * collector that does not run yet; {@code PORT PID DATABASE AGENTS SNAPSHOT…} lets them send, three
 * times each. Figures go to stdout: name, requests, seconds, the 99th percentile in milliseconds,
 * the collector's processor time for each in milliseconds; and how large its database is.
 */
final class IngestLoad {
  /** Connections that are kept, each with one request at a time. */
  private static final int CONNECTIONS = 32;

  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  private final List<String[]> agents;
  private final List<Snapshot> examples;
  private final int port;
  private final Path database;
  private final ProcessHandle collector;

  private IngestLoad(int port, long collector, Path database, Path agents, List<Path> examples)
      throws IOException {
    this.port = port;
    this.database = database;
    this.collector = ProcessHandle.of(collector).orElseThrow();
    this.agents = Files.readAllLines(agents).stream().map(line -> line.split("\t")).toList();
    this.examples = SimulatedHost.examples(examples);
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("enrol")) {
      enrol(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
      return;
    }
    Stream<Path> examples = Arrays.stream(args).skip(4).map(Path::of);
    new IngestLoad(
            Integer.parseInt(args[0]),
            Long.parseLong(args[1]),
            Path.of(args[2]),
            Path.of(args[3]),
            examples.toList())
        .rounds();
  }

  private static void enrol(Path data, Path agents, int hosts) throws Exception {
    try (Store store = Store.open(data);
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Instant now = Instant.now();
      String secret =
          store.enrolments().create("bench", Duration.ofDays(1), hosts, now).orElseThrow();
      List<Future<String>> made = new ArrayList<>();
      for (int i = 0; i < hosts; i++) {
        String machine = SimulatedHost.id(i);
        made.add(
            pool.submit(
                () -> {
                  Accepted agent = (Accepted) store.enrolments().enrol(secret, machine, now);
                  return agent.id() + "\t" + agent.token();
                }));
      }
      List<String> lines = new ArrayList<>();
      for (Future<String> line : made) {
        lines.add(line.get());
      }
      Files.write(agents, lines);
    }
  }

  /** What one host sends in a round: the digest, and the whole where it was edited. */
  private record Sending(int host, String digest, Bytes body, int expected) {}

  private void rounds() throws Exception {
    bytes("before", 0);
    List<Integer> everybody = IntStream.range(0, agents.size()).boxed().toList();
    round("first", everybody, 0, 1, true);
    bytes("first", 0);
    List<Integer> edited = edited(1);
    round("unchanged", all(edited), 0, 2, false);
    round("changed", edited, 1, 2, true);
    List<Integer> again = edited(2);
    mixed(everybody, edited, again);
    bytes("last", edited.size() + again.size());
  }

  /** How large the database is, with what is on its way into it. */
  private void bytes(String when, int changes) throws IOException {
    long size = 0;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
      size = Files.size(database);
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
    System.out.printf("bytes\t%s\t%d\t%d%n", when, size, changes);
  }

  private List<Integer> all(List<Integer> but) {
    var without = new java.util.HashSet<>(but);
    return IntStream.range(0, agents.size()).filter(i -> !without.contains(i)).boxed().toList();
  }

  /** One in twenty, drawn anew for each round, the same ones in each run. */
  private List<Integer> edited(int round) {
    List<Integer> hosts = new ArrayList<>(IntStream.range(0, agents.size()).boxed().toList());
    java.util.Collections.shuffle(hosts, new Random(round));
    return List.copyOf(hosts.subList(0, agents.size() / 20));
  }

  private Sending sending(int host, int edits, int round, boolean whole) {
    Snapshot snapshot =
        new SimulatedHost(host, examples.get(host % examples.size()))
            .after(edits, START.plus(Duration.ofHours(round)));
    return new Sending(
        host,
        Digest.of(snapshot).substring("sha256:".length()),
        whole ? SimulatedHost.body(snapshot) : Bytes.ofUtf8(""),
        whole ? 201 : 200);
  }

  private void round(String name, List<Integer> hosts, int edits, int round, boolean whole)
      throws Exception {
    // A slice at a time, so that what is sent was made before the clock runs and fits into memory.
    Figures figures = new Figures();
    for (int from = 0; from < hosts.size(); from += 2_500) {
      figures.add(
          hosts.subList(from, Math.min(hosts.size(), from + 2_500)).parallelStream()
              .map(host -> sending(host, edits, round, whole))
              .toList());
    }
    figures.print(name);
  }

  private void mixed(List<Integer> hosts, List<Integer> before, List<Integer> now)
      throws Exception {
    var was = new java.util.HashSet<>(before);
    var is = new java.util.HashSet<>(now);
    List<Sending> all =
        hosts.parallelStream()
            .map(
                host ->
                    sending(
                        host,
                        (was.contains(host) ? 1 : 0) + (is.contains(host) ? 1 : 0),
                        3,
                        is.contains(host)))
            .toList();
    List<Sending> shuffled = new ArrayList<>(all);
    java.util.Collections.shuffle(shuffled, new Random(3));
    Figures figures = new Figures();
    figures.add(shuffled);
    figures.print("mixed");
  }

  /** What a round took. */
  private final class Figures {
    private final List<Long> nanos = new ArrayList<>();
    private long wall;
    private long cpu;

    void add(List<Sending> sendings) throws Exception {
      AtomicInteger next = new AtomicInteger();
      List<Future<List<Long>>> results = new ArrayList<>();
      try (ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS)) {
        long start = System.nanoTime();
        long cpuBefore = cpu();
        for (int i = 0; i < CONNECTIONS; i++) {
          results.add(pool.submit(() -> drain(sendings, next)));
        }
        for (Future<List<Long>> result : results) {
          nanos.addAll(result.get());
        }
        wall += System.nanoTime() - start;
        cpu += cpu() - cpuBefore;
      }
    }

    private long cpu() {
      return collector.info().totalCpuDuration().orElseThrow().toNanos();
    }

    private List<Long> drain(List<Sending> sendings, AtomicInteger next) throws IOException {
      List<Long> times = new ArrayList<>();
      try (Wire wire = new Wire(port)) {
        for (int i = next.getAndIncrement(); i < sendings.size(); i = next.getAndIncrement()) {
          times.add(send(wire, sendings.get(i)));
        }
      }
      return times;
    }

    /**
     * As an agent does: it asks first, and sends the whole where the collector does not know it.
     */
    private long send(Wire wire, Sending sending) throws IOException {
      String[] agent = agents.get(sending.host());
      long start = System.nanoTime();
      int status = wire.put(agent[0], agent[1], sending.digest(), new byte[0]);
      if (status == 404 && sending.body().size() > 0) {
        status = wire.put(agent[0], agent[1], sending.digest(), sending.body().toArray());
      }
      if (status != sending.expected()) {
        throw new IOException("host " + sending.host() + " was answered " + status);
      }
      return System.nanoTime() - start;
    }

    void print(String name) {
      nanos.sort(null);
      System.out.printf(
          java.util.Locale.ROOT,
          "%s\t%d\t%.3f\t%.1f\t%.3f%n",
          name,
          nanos.size(),
          wall / 1e9,
          nanos.get((int) (nanos.size() * 0.99)) / 1e6,
          cpu / 1e6 / nanos.size());
    }
  }
}
