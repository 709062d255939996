package censo.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Snapshot to JSON values: the wire format. {@link SnapshotParser} is the way back. */
public final class SnapshotJson {
  private SnapshotJson() {}

  /** Canonical bytes of the whole document, its digest included. */
  public static byte[] write(Snapshot snapshot) {
    return Json.canonical(whole(snapshot));
  }

  /** The same, written as it is made: a large one is never held as bytes. */
  public static void write(Snapshot snapshot, OutputStream out) throws IOException {
    Json.write(whole(snapshot), out);
  }

  private static Map<String, Object> whole(Snapshot snapshot) {
    Map<String, Object> document = document(snapshot);
    document.put("digest", Digest.of(document));
    return document;
  }

  /** The document without its digest, as JSON values. */
  public static Map<String, Object> document(Snapshot s) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", (long) Snapshot.SCHEMA);
    document.put("agent", Map.of("version", s.agentVersion()));
    document.put("taken_at", s.takenAt());
    document.put("host", host(s.host()));
    Map<String, Object> sources = new LinkedHashMap<>();
    s.sources().forEach((name, state) -> sources.put(name, source(state)));
    document.put("sources", sources);
    document.put("items", s.items().stream().map(SnapshotJson::item).toList());
    document.put("files", s.files().stream().map(SnapshotJson::file).toList());
    document.put("problems", s.problems().stream().map(SnapshotJson::problem).toList());
    document.put("secrets", s.secrets().stream().map(SnapshotJson::secret).toList());
    return document;
  }

  /** What is said of the machine. */
  public static Map<String, Object> host(Snapshot.Host host) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", host.id());
    json.put("id_source", host.idSource());
    json.put("name", host.name());
    json.put("addresses", host.addresses());
    json.put("os", host.os());
    if (!host.ec2().isEmpty()) {
      json.put("ec2", values(host.ec2()));
    }
    if (!host.hardware().isEmpty()) {
      json.put("hardware", host.hardware());
    }
    return json;
  }

  /** What is said of one source. */
  public static Map<String, Object> source(Snapshot.SourceState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", state.status().id());
    state.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("files", (long) state.files());
    json.put("items", (long) state.items());
    if (!state.wouldStart()) {
      json.put("would_start", "false");
    }
    return json;
  }

  /** An item as the snapshot, the store and the API write it. */
  public static Map<String, Object> item(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", item.kind());
    json.put("name", item.name());
    json.put("settings", values(item.settings()));
    if (!item.written().isEmpty()) {
      json.put("written", values(item.written()));
    }
    json.put("origin", origin(item.origin()));
    if (!item.also().isEmpty()) {
      json.put("also", item.also().stream().map(SnapshotJson::origin).toList());
    }
    return json;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", origin.file());
    json.put("line", line(origin.line()));
    json.put("end_line", line(origin.endLine()));
    return json;
  }

  private static Long line(int line) {
    return line == 0 ? null : Long.valueOf(line);
  }

  private static Map<String, Object> values(Map<String, Value> values) {
    Map<String, Object> json = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            json.put(name, value(value));
          }
        });
    return json;
  }

  /** A setting's value as JSON. */
  public static Object value(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.TextList(var texts) -> texts;
      case Value.TextMap(var texts) -> texts;
    };
  }

  private static Map<String, Object> file(HostFile file) {
    Map<String, Object> json = about(file);
    json.put("content", file.content().map(SnapshotJson::content).orElse(null));
    return json;
  }

  /** What is said of a file, without what is in it. */
  public static Map<String, Object> about(HostFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", file.path());
    json.put("mode", file.mode());
    json.put("owner", file.owner());
    json.put("group", file.group());
    file.link().ifPresent(link -> json.put("link", link));
    file.content().ifPresent(content -> putSize(json, content));
    file.fingerprint().ifPresent(fingerprint -> json.put("fingerprint", fingerprint));
    json.put("package", file.owningPackage().orElse(null));
    json.put("pristine", file.pristine());
    return json;
  }

  private static void putSize(Map<String, Object> json, Bytes content) {
    json.put("size", (long) content.size());
    json.put("sha256", content.sha256());
    json.put("encoding", content.isUtf8() ? "utf-8" : "base64");
  }

  private static String content(Bytes content) {
    return content.isUtf8()
        ? content.utf8()
        : Base64.getEncoder().encodeToString(content.toArray());
  }

  /** A problem. */
  public static Map<String, Object> problem(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", problem.source());
    json.put("severity", problem.severity().id());
    json.put("code", problem.code());
    json.put("file", problem.file().isEmpty() ? null : problem.file());
    json.put("line", line(problem.line()));
    json.put("message", problem.message());
    json.put("mend", problem.mend());
    json.put(
        "would_be", new ArrayList<>(problem.wouldBe().stream().map(SnapshotJson::item).toList()));
    return json;
  }

  /** What may be told of a secret. */
  public static Map<String, Object> secret(Secret secret) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("token", secret.token());
    json.put("key", secret.key());
    json.put("rule", secret.rule());
    json.put("uses", (long) secret.uses());
    Optional<String> was = secret.was();
    was.ifPresent(token -> json.put("was", token));
    return json;
  }
}
