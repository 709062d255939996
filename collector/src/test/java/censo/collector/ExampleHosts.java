package censo.collector;

import censo.collector.application.Rules;
import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import censo.redact.FingerprintKey;
import censo.redact.Redacted;
import censo.redact.Redactor;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three shared hosts of {@code examples/}, read by the sources themselves. */
public final class ExampleHosts {
  private static final Path EXAMPLES = Path.of("../examples");

  private ExampleHosts() {}

  /** Their rules. */
  public static Rules rules() throws IOException, Rules.Refused {
    return Rules.parse("censo.yaml", Files.readAllBytes(EXAMPLES.resolve("censo.yaml")));
  }

  /** One snapshot of each; the id of a host is its name. */
  public static List<Snapshot> snapshots() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (String name : List.of("shop-01", "shop-02", "shop-03")) {
      snapshots.add(snapshot(name, root(name), "2026-11-24T21:30:00Z"));
    }
    return snapshots;
  }

  /** The files of one of them, for a test to change. */
  public static MemoryRoot root(String name) throws IOException {
    return MemoryRoot.of(EXAMPLES.resolve("hosts").resolve(name));
  }

  /** A census of files. */
  public static Snapshot snapshot(String name, MemoryRoot root, String takenAt) {
    List<Reading> readings = new ArrayList<>();
    List<Item> before = new ArrayList<>();
    for (Source source : Sources.ALL) {
      Reading reading = source.read(root, List.copyOf(before));
      before.addAll(reading.items());
      readings.add(reading);
    }
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(readings);
    Snapshot.Host host =
        new Snapshot.Host(
            name,
            "root",
            name,
            List.of(),
            Sorted.copyOf(Map.of("id", "debian", "version", "12")),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of()));
    return Snapshot.of("0.1.0", takenAt, host, redacted.readings(), redacted.secrets());
  }
}
