package censo.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All readings and facts of one host at one moment, secrets redacted. Its lists are in the
 * canonical order.
 *
 * @param agentVersion version of the agent that took it
 * @param takenAt the host's clock, ISO 8601 in UTC
 */
public record Snapshot(
    String agentVersion,
    String takenAt,
    Host host,
    SequencedMap<String, SourceState> sources,
    List<Item> items,
    List<HostFile> files,
    List<Problem> problems,
    List<Secret> secrets) {
  /** Version of the format. */
  public static final int SCHEMA = 1;

  /**
   * The machine.
   *
   * @param id EC2 instance id, else machine-id
   * @param idSource {@code imds}, {@code machine-id} or {@code root}
   * @param os {@code id}, {@code version}, {@code arch}
   * @param ec2 account, region, instance_type, auto_scaling, tags; empty elsewhere
   * @param hardware {@code cpus}, {@code memory_bytes}; empty where only a tree was read
   */
  public record Host(
      String id,
      String idSource,
      String name,
      List<String> addresses,
      SequencedMap<String, String> os,
      SequencedMap<String, Value> ec2,
      SequencedMap<String, String> hardware) {
    public Host {
      addresses = List.copyOf(addresses);
      os = Sorted.copyOf(os);
      ec2 = Sorted.copyOf(ec2);
      hardware = Sorted.copyOf(hardware);
    }
  }

  /** What the snapshot tells of one source. */
  public record SourceState(
      Reading.Status status, Optional<String> reason, int files, int items, boolean wouldStart) {
    static SourceState of(Reading reading) {
      return new SourceState(
          reading.status(),
          reading.reason(),
          reading.files().size(),
          reading.items().size(),
          reading.wouldStart());
    }
  }

  public Snapshot {
    sources = Sorted.copyOf(sources);
    items = items.stream().sorted(Comparator.comparing(Item::key)).toList();
    files = files.stream().sorted(Comparator.comparing(HostFile::path, Utf8.ORDER)).toList();
    problems = problems.stream().sorted(Problem.ORDER).toList();
    secrets = secrets.stream().sorted(Comparator.comparing(Secret::token)).toList();
  }

  /** Joins readings; a file that two sources read is listed once. */
  public static Snapshot of(
      String agentVersion,
      String takenAt,
      Host host,
      List<Reading> readings,
      List<Secret> secrets) {
    SequencedMap<String, HostFile> files = new java.util.LinkedHashMap<>();
    SequencedMap<String, SourceState> sources = new java.util.LinkedHashMap<>();
    for (Reading reading : readings) {
      sources.put(reading.source(), SourceState.of(reading));
      reading.files().forEach(f -> files.putIfAbsent(f.path(), f));
    }
    return new Snapshot(
        agentVersion,
        takenAt,
        host,
        sources,
        readings.stream().flatMap(r -> r.items().stream()).toList(),
        List.copyOf(files.values()),
        readings.stream().flatMap(r -> r.problems().stream()).toList(),
        secrets);
  }

  public Optional<Item> item(ItemKey key) {
    return items.stream().filter(i -> i.key().equals(key)).findFirst();
  }

  public Optional<HostFile> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /** How many problems of each severity, in the order of the severities. */
  public Map<Problem.Severity, Long> problemCounts() {
    return problems.stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                Problem::severity,
                () -> new java.util.EnumMap<>(Problem.Severity.class),
                java.util.stream.Collectors.counting()));
  }

  /** Items, files and problems of all sources together, as one reading. */
  public Reading asReading() {
    return new Reading("", Reading.Status.COMPLETE, Optional.empty(), items, files, problems);
  }
}
