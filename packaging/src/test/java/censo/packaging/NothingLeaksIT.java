package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.command.Commands;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret of the example hosts, in any of its spellings, in anything that leaves the agent or the
 * collector.
 */
final class NothingLeaksIT {
  @TempDir Path temp;

  @Test
  void noSecretStandsInSnapshotsDatabaseTreesListsOrLogs() throws Exception {
    Map<String, String> outputs = new TreeMap<>();
    List<String> files = new ArrayList<>(List.of("import"));
    for (Snapshot snapshot : ExampleHosts.snapshots()) {
      Path file = temp.resolve(snapshot.host().name() + ".json");
      Files.write(file, SnapshotJson.write(snapshot));
      files.add(file.toString());
    }
    outputs.put("import", run(files.toArray(String[]::new)));
    for (String list :
        List.of(
            "hosts",
            "items",
            "inbox",
            "changes",
            "profiles",
            "conflicts",
            "findings",
            "problems")) {
      outputs.put(list, run(list, "--format", "json"));
    }
    for (String application : List.of("bob", "alice")) {
      Path tree = temp.resolve("tree-" + application);
      outputs.put(
          "render " + application,
          run("render", "--application", application, "--out", tree.toString()));
    }
    try (var paths = Files.walk(temp)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        outputs.put(
            path.toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(
        outputs.keySet().stream().anyMatch(name -> name.endsWith("censo.db")),
        "the database was looked at");
    TreeSet<String> leaks = new TreeSet<>();
    for (String secret : ExampleHosts.secrets()) {
      String bytes =
          new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      outputs.forEach(
          (name, text) -> {
            if (text.contains(secret) || text.contains(bytes)) {
              leaks.add(name);
            }
          });
    }
    assertEquals(new TreeSet<>(), leaks);
  }

  /** What a command prints on both streams. */
  private String run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", temp.resolve("data").toString()));
    all.addAll(List.of("--config", Built.CHECKOUT.resolve("examples/censo.yaml").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Commands.run(Clock.systemUTC(), out, err, all.toArray(String[]::new));
    String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, said);
    return said;
  }
}
