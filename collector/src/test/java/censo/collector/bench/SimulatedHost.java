package censo.collector.bench;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Snapshot.Host;
import censo.inventory.SnapshotJson;
import censo.inventory.SnapshotParser;
import censo.inventory.Sorted;
import censo.inventory.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A host like one of the examples: equal to it but for its identity, one file of its own, and what
 * was edited since, one program and the file it stands in each time. The same number and edits give
 * the same snapshot.
 *
 * @param base the example
 */
record SimulatedHost(int number, Snapshot base) {
  static List<Snapshot> examples(List<Path> files) throws IOException {
    List<Snapshot> all = new ArrayList<>();
    for (Path file : files) {
      try {
        all.add(SnapshotParser.parse(Files.readAllBytes(file)));
      } catch (SnapshotParser.Refused e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  static String id(int number) {
    return "i-%017x".formatted(number);
  }

  /** As it is after so many edits. */
  Snapshot after(int edits, Instant takenAt) {
    List<Item> items = new ArrayList<>(base.items());
    Map<String, HostFile> files = new LinkedHashMap<>();
    base.files().forEach(file -> files.put(file.path(), file));
    append(files, "/etc/hosts", "# this is " + name() + "\n");
    List<Item> programs =
        items.stream().filter(i -> i.kind().equals("supervisor_program")).toList();
    for (int edit = 1; edit <= edits; edit++) {
      Item program = programs.get((number + edit) % programs.size());
      items.replaceAll(i -> i.key().equals(program.key()) ? more(i) : i);
      append(files, program.origin().file(), "; edit " + edit + " of " + name() + "\n");
    }
    return new Snapshot(
        base.agentVersion(),
        takenAt.toString(),
        new Host(
            id(number),
            base.host().idSource(),
            name(),
            List.of("10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255)),
            base.host().os(),
            base.host().ec2(),
            base.host().hardware()),
        base.sources(),
        items,
        List.copyOf(files.values()),
        base.problems(),
        base.secrets());
  }

  private String name() {
    return "shop-%05d".formatted(number);
  }

  private static void append(Map<String, HostFile> files, String path, String line) {
    files.computeIfPresent(
        path,
        (_, file) ->
            file.content()
                .map(text -> file.withContent(Bytes.ofLatin1(text.latin1() + line)))
                .orElse(file));
  }

  private static Item more(Item program) {
    Map<String, Value> settings = new LinkedHashMap<>(program.settings());
    int now =
        settings.get("numprocs") instanceof Value.Text(String text) ? Integer.parseInt(text) : 1;
    settings.put("numprocs", Value.of(Integer.toString(now + 1)));
    return new Item(
        program.key(),
        Sorted.copyOf(settings),
        program.written(),
        program.origin(),
        program.also());
  }

  /** As an agent sends it. */
  static Bytes body(Snapshot snapshot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(32 * 1024);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(SnapshotJson.write(snapshot));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Bytes.of(out.toByteArray());
  }
}
