package censo.collector;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Reading.Status;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A census as tests tell it: a host, and what is on it. */
public final class Census {
  private final String host;
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private final List<Secret> secrets = new ArrayList<>();
  private String takenAt = "2026-11-24T21:30:00Z";

  private Census(String host) {
    this.host = host;
  }

  /** Of a host whose name is also its id with {@code i-} in front. */
  public static Census of(String host) {
    return new Census(host);
  }

  public static Item program(String name, String numprocs, int line) {
    return Item.of(
        "supervisor_program",
        name,
        Map.of("command", Value.of("/shop/" + name), "numprocs", Value.of(numprocs)),
        new Origin("/etc/supervisor/conf.d/bob.conf", line, line + 2));
  }

  public static Item job(String name) {
    return Item.of(
        "cron_job", name, Map.of("command", Value.of(name)), Origin.of("/etc/cron.d/bob", 1));
  }

  public static HostFile file(String path, String content) {
    return new HostFile(
        path,
        "0644",
        "root",
        "root",
        Optional.empty(),
        Optional.of(Bytes.ofUtf8(content)),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public Census at(String time) {
    takenAt = time;
    return this;
  }

  /** A source that was read whole. */
  public Census read(String source, Item... items) {
    return reading(source, Status.COMPLETE, List.of(items), List.of(), List.of());
  }

  public Census reading(
      String source,
      Status status,
      List<Item> items,
      List<HostFile> files,
      List<Problem> problems) {
    readings.put(source, new Reading(source, status, Optional.empty(), items, files, problems));
    return this;
  }

  public Census secret(Secret secret) {
    secrets.add(secret);
    return this;
  }

  public Snapshot snapshot() {
    return Snapshot.of(
        "0.1.0",
        takenAt,
        new Snapshot.Host(
            "i-" + host,
            "imds",
            host,
            List.of("10.0.0.1"),
            Sorted.copyOf(Map.of("id", "debian", "version", "12")),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of())),
        List.copyOf(readings.values()),
        secrets);
  }
}
