package censo.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.Census;
import censo.inventory.Json;
import censo.inventory.SnapshotJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a person at a terminal has it, with its data in a folder. */
record Cli(Path folder) {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T22:00:00Z"), ZoneOffset.UTC);

  /** What a command left: its code and both streams. */
  record Ran(int code, String out, String err) {}

  Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    int code = Commands.run(CLOCK, out, err, all.toArray(String[]::new));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The rows of a list. */
  List<Map<String, Object>> json(String... args) throws Exception {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--format", "json"));
    Ran ran = run(all.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    @SuppressWarnings("unchecked") // every list is an array of objects
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>) Json.parse(ran.out().strip().getBytes(StandardCharsets.UTF_8));
    return rows;
  }

  /** A file that an agent wrote. */
  String file(String name, Census census) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, SnapshotJson.write(census.snapshot()));
    return file.toString();
  }

  void take(Census... censuses) throws IOException {
    for (Census census : censuses) {
      Ran ran = run("import", file("taken.json", census));
      assertEquals(0, ran.code(), ran.err());
      assertEquals("", ran.out(), "import prints no data");
    }
  }
}
