package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example hosts, whose secrets and the settings that hold them are listed beside them. */
class ExampleHostsTest {
  private static final Path HOSTS = Path.of("../examples/hosts");

  @ParameterizedTest
  @ValueSource(strings = {"shop-01", "shop-02", "shop-03"})
  void no_secret_is_in_the_bytes_of_a_snapshot(String host) throws IOException {
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(readings(host));
    byte[] bytes = SnapshotJson.write(snapshot(host, redacted));
    String json = new String(bytes, StandardCharsets.UTF_8);
    List<String> left =
        Files.readAllLines(HOSTS.resolve("secrets.txt")).stream()
            .filter(secret -> !secret.isBlank() && json.contains(secret))
            .toList();
    assertEquals(List.of(), left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-01", "shop-02", "shop-03"})
  void what_was_redacted_passes_the_gate(String host) throws IOException {
    Redacted redacted = new Redactor(FingerprintKey.PUBLIC).redact(readings(host));
    Gate gate = new Gate(FingerprintKey.PUBLIC, Options.DEFAULT);
    assertEquals(List.of(), gate.leaks(snapshot(host, redacted)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-01", "shop-02", "shop-03"})
  void at_most_two_of_a_hundred_settings_without_a_secret_are_taken_for_one(String host)
      throws IOException {
    Set<String> holding = new HashSet<>();
    for (String line : Files.readAllLines(HOSTS.resolve("answers.tsv"))) {
      if (line.startsWith(host + "\t")) {
        holding.add(line.substring(host.length() + 1));
      }
    }
    List<Reading> before = readings(host);
    List<Reading> after = new Redactor(FingerprintKey.PUBLIC).redact(before).readings();
    int settings = 0;
    List<String> wrong = new ArrayList<>();
    for (int r = 0; r < before.size(); r++) {
      for (int i = 0; i < before.get(r).items().size(); i++) {
        Item clear = before.get(r).items().get(i);
        Map<String, String> was = flat(clear);
        Map<String, String> is = flat(after.get(r).items().get(i));
        for (String setting : was.keySet()) {
          String answer = clear.kind() + "\t" + clear.name() + "\t" + setting;
          if (!isHolding(holding, answer)) {
            settings++;
            if (!was.get(setting).equals(is.get(setting))) {
              wrong.add(answer.replace('\t', ' '));
            }
          }
        }
      }
    }
    System.out.println(
        host
            + ": "
            + wrong.size()
            + " of "
            + settings
            + " settings without a secret were redacted "
            + wrong);
    assertTrue(wrong.size() * 50 <= settings, wrong.toString());
  }

  private static boolean isHolding(Set<String> holding, String answer) {
    return holding.contains(answer) || holding.stream().anyMatch(h -> answer.startsWith(h + "."));
  }

  private static Map<String, String> flat(Item item) {
    SequencedMap<String, String> flat = new java.util.LinkedHashMap<>();
    item.settings()
        .forEach(
            (setting, value) -> {
              if (value instanceof Value.TextMap(SequencedMap<String, String> texts)) {
                texts.forEach((key, text) -> flat.put(setting + "." + key, text));
              } else {
                flat.put(setting, value.inline());
              }
            });
    return flat;
  }

  static List<Reading> readings(String host) throws IOException {
    MemoryRoot root = MemoryRoot.of(HOSTS.resolve(host));
    List<Reading> readings = new ArrayList<>();
    List<Item> before = new ArrayList<>();
    for (Source source : Sources.ALL) {
      Reading reading = source.read(root, List.copyOf(before));
      before.addAll(reading.items());
      readings.add(reading);
    }
    return readings;
  }

  static Snapshot snapshot(String host, Redacted redacted) {
    Snapshot.Host machine =
        new Snapshot.Host(
            host,
            "root",
            host,
            List.of(),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of()),
            Sorted.copyOf(Map.of()));
    return Snapshot.of(
        "0", "2026-01-01T00:00:00Z", machine, redacted.readings(), redacted.secrets());
  }
}
