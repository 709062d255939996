package censo.collector.store;

import censo.collector.store.Thing.Part;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Json;
import censo.inventory.Problem;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import censo.inventory.SnapshotParser;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** A snapshot taken apart into what changes by itself, and put together again. */
final class Parts {
  private Parts() {}

  /** Everything the snapshot says but for who took it and when. */
  static SequencedMap<Thing, Bytes> of(Snapshot snapshot) {
    SequencedMap<Thing, Bytes> parts = new LinkedHashMap<>();
    try (Json.Printer printer = new Json.Printer()) {
      Function<Object, Bytes> json = value -> Bytes.of(printer.canonical(value));
      parts.put(new Thing(Part.HOST, ""), json.apply(SnapshotJson.host(snapshot.host())));
      snapshot
          .sources()
          .forEach(
              (name, state) ->
                  parts.put(new Thing(Part.SOURCE, name), json.apply(SnapshotJson.source(state))));
      for (Item item : snapshot.items()) {
        Map<String, Object> said = SnapshotJson.item(item);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("origin", said.remove("origin"));
        if (said.containsKey("also")) {
          place.put("also", said.remove("also"));
        }
        said.keySet().removeAll(List.of("kind", "name"));
        parts.put(new Thing(Part.ITEM, item.kind(), item.name()), json.apply(said));
        parts.put(new Thing(Part.PLACE, item.kind(), item.name()), json.apply(place));
      }
      for (HostFile file : snapshot.files()) {
        Map<String, Object> about = SnapshotJson.about(file);
        about.remove("path");
        parts.put(new Thing(Part.FILE, file.path()), json.apply(about));
        file.content().ifPresent(bytes -> parts.put(new Thing(Part.BYTES, file.path()), bytes));
      }
      for (Problem problem : snapshot.problems()) {
        Map<String, Object> said = SnapshotJson.problem(problem);
        said.remove("source");
        putProblem(parts, problem.source(), json.apply(said));
      }
      for (Secret secret : snapshot.secrets()) {
        Map<String, Object> said = SnapshotJson.secret(secret);
        said.remove("token");
        parts.put(new Thing(Part.SECRET, secret.token()), json.apply(said));
      }
    }
    return parts;
  }

  /** A problem has no name: its text is one, and two alike are two. */
  private static void putProblem(Map<Thing, Bytes> parts, String source, Bytes json) {
    String digest = json.sha256();
    int n = 1;
    while (parts.putIfAbsent(new Thing(Part.PROBLEM, source, digest + "-" + n), json) != null) {
      n++;
    }
  }

  /** The snapshot that these parts are of, or as much of it as there is; the host must be there. */
  static Snapshot snapshot(String agent, String takenAt, Map<Thing, Bytes> parts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("agent", Map.of("version", agent));
    document.put("taken_at", takenAt);
    Map<String, Object> sources = new LinkedHashMap<>();
    List<Object> items = new ArrayList<>();
    List<Object> files = new ArrayList<>();
    List<Object> problems = new ArrayList<>();
    List<Object> secrets = new ArrayList<>();
    document.put("sources", sources);
    document.put("items", items);
    document.put("files", files);
    document.put("problems", problems);
    document.put("secrets", secrets);
    parts.forEach(
        (thing, bytes) -> {
          switch (thing.part()) {
            case HOST -> document.put("host", parse(bytes));
            case SOURCE -> sources.put(thing.name(), parse(bytes));
            case ITEM -> items.add(item(thing, bytes, parts));
            case FILE -> files.add(file(thing, bytes, parts));
            case PROBLEM -> problems.add(with("source", thing.kind(), parse(bytes)));
            case SECRET -> secrets.add(with("token", thing.name(), parse(bytes)));
            case PLACE, BYTES -> {} // read with the item and the file they are of
          }
        });
    try {
      return SnapshotParser.snapshot(document);
    } catch (SnapshotParser.Refused e) {
      throw new StoreException("what was kept is no snapshot: " + e.getMessage(), e);
    }
  }

  private static Object item(Thing thing, Bytes bytes, Map<Thing, Bytes> parts) {
    Map<String, Object> item = with("kind", thing.kind(), parse(bytes));
    item.put("name", thing.name());
    item.putAll(parse(parts.get(new Thing(Part.PLACE, thing.kind(), thing.name()))));
    return item;
  }

  private static Object file(Thing thing, Bytes bytes, Map<Thing, Bytes> parts) {
    Map<String, Object> file = with("path", thing.name(), parse(bytes));
    Bytes content = parts.get(new Thing(Part.BYTES, thing.name()));
    if (content != null) {
      boolean text = "utf-8".equals(file.get("encoding"));
      file.put(
          "content", text ? content.utf8() : Base64.getEncoder().encodeToString(content.toArray()));
    }
    return file;
  }

  private static Map<String, Object> with(String key, String value, Map<String, Object> json) {
    json.put(key, value);
    return json;
  }

  private static Map<String, Object> parse(Bytes bytes) {
    try {
      return map(Json.parse(bytes.toArray()));
    } catch (Json.Malformed e) {
      throw new StoreException("what was kept is no JSON: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // SnapshotJson and Json make maps of texts to values
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
