package censo.collector.bench;

import censo.inventory.Bytes;
import censo.inventory.Item;
import censo.inventory.Json;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The same hosts at PuppetDB, each snapshot as one {@code replace facts} command of version 5 that
 * waits until it is stored. {@code PORT HOSTS first|unchanged|changed SNAPSHOT…} sends one round;
 * to stdout go requests, seconds, and the 99th percentile in milliseconds.
 */
final class PuppetDbLoad {
  /** Fewer than of the collector: it has one thread for commands on two processors. */
  private static final int CONNECTIONS = 8;

  private static final int WAIT_SECONDS = 600;
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  private PuppetDbLoad() {}

  private record Command(String certname, Instant at, Bytes body) {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    int hosts = Integer.parseInt(args[1]);
    int round = List.of("first", "unchanged", "changed").indexOf(args[2]);
    List<Snapshot> examples =
        SimulatedHost.examples(Arrays.stream(args).skip(3).map(Path::of).toList());
    List<Command> commands =
        IntStream.range(0, hosts)
            .mapToObj(i -> command(new SimulatedHost(i, examples.get(i % examples.size())), round))
            .toList();
    AtomicInteger next = new AtomicInteger();
    List<Future<List<Long>>> results = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        results.add(pool.submit(() -> drain(port, commands, next)));
      }
      for (Future<List<Long>> result : results) {
        nanos.addAll(result.get());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    nanos.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%d\t%.3f\t%.1f%n",
        nanos.size(),
        seconds,
        nanos.get((int) (nanos.size() * 0.99)) / 1e6);
  }

  private static Command command(SimulatedHost host, int round) {
    Instant at = START.plus(Duration.ofHours(round));
    Snapshot snapshot = host.after(round == 2 ? 1 : 0, at);
    return new Command(
        snapshot.host().id(),
        at,
        Bytes.of(
            Json.canonical(
                Map.of(
                    "certname",
                    snapshot.host().id(),
                    "environment",
                    "production",
                    "values",
                    facts(snapshot),
                    "producer_timestamp",
                    at.toString(),
                    "producer",
                    "bench"))));
  }

  /**
   * Everything the snapshot says, as a person would make facts of it: one of each kind of item, by
   * name; one of each other part.
   */
  private static Map<String, Object> facts(Snapshot snapshot) {
    Map<String, Object> facts = new TreeMap<>();
    Map<String, Map<String, Object>> kinds = new TreeMap<>();
    for (Item item : snapshot.items()) {
      kinds
          .computeIfAbsent(item.kind(), _ -> new TreeMap<>())
          .put(item.name(), SnapshotJson.item(item));
    }
    facts.putAll(kinds);
    Map<String, Object> files = new TreeMap<>();
    Map<String, Object> document = SnapshotJson.document(snapshot);
    for (Object file : (List<?>) document.get("files")) {
      files.put((String) ((Map<?, ?>) file).get("path"), file);
    }
    facts.put("files", files);
    for (String part : List.of("host", "sources", "problems", "secrets")) {
      facts.put(part, document.get(part));
    }
    return facts;
  }

  private static List<Long> drain(int port, List<Command> commands, AtomicInteger next)
      throws IOException {
    List<Long> times = new ArrayList<>();
    try (Wire wire = new Wire(port)) {
      for (int i = next.getAndIncrement(); i < commands.size(); i = next.getAndIncrement()) {
        Command command = commands.get(i);
        long start = System.nanoTime();
        int status =
            wire.post(
                "/pdb/cmd/v1?command=replace_facts&version=5&certname="
                    + command.certname()
                    + "&producer-timestamp="
                    + command.at()
                    + "&secondsToWaitForCompletion="
                    + WAIT_SECONDS,
                command.body().toArray());
        if (status != 200) {
          throw new IOException(command.certname() + " was answered " + status);
        }
        times.add(System.nanoTime() - start);
      }
    }
    return times;
  }
}
