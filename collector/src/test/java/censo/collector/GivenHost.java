package censo.collector;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host for a test, said in a few words. */
public final class GivenHost {
  private final String name;
  private final List<Item> items = new ArrayList<>();
  private final List<HostFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();
  private final Map<String, Snapshot.SourceState> sources = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private String takenAt = "2026-11-24T21:30:00Z";

  private GivenHost(String name) {
    this.name = name;
  }

  /** A host whose id is {@code i-} and its name. */
  public static GivenHost host(String name) {
    return new GivenHost(name);
  }

  public GivenHost takenAt(String time) {
    takenAt = time;
    return this;
  }

  public GivenHost tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /** An item; settings as name, value, name, value…, of text, List or Map. */
  public GivenHost item(String kind, String itemName, String file, int line, Object... settings) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put((String) settings[i], value(settings[i + 1]));
    }
    items.add(Item.of(kind, itemName, values, new Origin(file, line, line)));
    return this;
  }

  private static Value value(Object value) {
    return switch (value) {
      case List<?> list -> Value.of(list.stream().map(String::valueOf).toList());
      case Map<?, ?> map -> {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((k, v) -> texts.put(String.valueOf(k), String.valueOf(v)));
        yield Value.of(texts);
      }
      default -> Value.of(String.valueOf(value));
    };
  }

  /** The spelling of a setting of the last item. */
  public GivenHost written(String setting, String spelling) {
    Item last = items.removeLast();
    Map<String, Value> written = new LinkedHashMap<>(last.written());
    written.put(setting, Value.of(spelling));
    items.add(last.withWritten(written));
    return this;
  }

  /** Another file that contributes to the last item. */
  public GivenHost also(String file, int line) {
    Item last = items.removeLast();
    List<Origin> also = new ArrayList<>(last.also());
    also.add(Origin.of(file, line));
    items.add(last.withAlso(also));
    return this;
  }

  public GivenHost program(String itemName, Object... settings) {
    return item("supervisor_program", itemName, "/etc/supervisor/conf.d/x.conf", 1, settings);
  }

  public GivenHost job(String itemName, String user, String command) {
    return item(
        "cron_job",
        itemName,
        "/etc/cron.d/x",
        1,
        "user",
        user,
        "schedule",
        "0 3 * * *",
        "command",
        command);
  }

  public GivenHost server(String serverName, String root, Object... settings) {
    item("nginx_server", serverName + ":80", "/etc/nginx/sites-enabled/" + serverName, 1, settings);
    Item last = items.removeLast();
    Map<String, Value> values = new LinkedHashMap<>(last.settings());
    values.putIfAbsent("server_name", Value.of(List.of(serverName)));
    values.putIfAbsent("listen", Value.of(List.of("80")));
    values.putIfAbsent("root", Value.of(root));
    values.putIfAbsent("files", Value.of(List.of("/etc/nginx/sites-enabled/" + serverName)));
    items.add(last.withSettings(values));
    return file(
        "/etc/nginx/sites-enabled/" + serverName, "server { server_name " + serverName + "; }\n");
  }

  public GivenHost alias(String canonical, String address, String... aliases) {
    return aliases.length == 0
        ? item("host_alias", canonical, "/etc/hosts", 9, "address", address)
        : item(
            "host_alias",
            canonical,
            "/etc/hosts",
            9,
            "address",
            address,
            "aliases",
            List.of(aliases));
  }

  public GivenHost file(String path, String content) {
    return file(path, content, "0644", Optional.empty(), false);
  }

  /** Another content for a file; the items that begin in it reach to this last line. */
  public GivenHost replaced(String path, String content, int lastLine) {
    files.removeIf(f -> f.path().equals(path));
    items.replaceAll(
        i ->
            i.origin().file().equals(path)
                ? new Item(
                    i.key(), i.settings(), i.written(), new Origin(path, 1, lastLine), i.also())
                : i);
    return file(path, content);
  }

  public GivenHost pristine(String path, String content) {
    return file(path, content, "0644", Optional.of("a-package"), true);
  }

  public GivenHost file(
      String path, String content, String mode, Optional<String> owningPackage, boolean pristine) {
    files.add(
        new HostFile(
            path,
            mode,
            "root",
            "root",
            Optional.empty(),
            Optional.of(Bytes.ofUtf8(content)),
            Optional.empty(),
            owningPackage,
            pristine));
    return this;
  }

  public GivenHost link(String path, String target) {
    files.add(
        new HostFile(
            path,
            "0777",
            "root",
            "root",
            Optional.of(target),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
    return this;
  }

  public GivenHost problem(Problem problem) {
    problems.add(problem);
    return this;
  }

  public GivenHost secret(String token, String rule) {
    secrets.add(new Secret(token, "k1", rule, 1, Optional.empty()));
    return this;
  }

  public GivenHost source(String source, Reading.Status status, boolean wouldStart) {
    sources.put(source, new Snapshot.SourceState(status, Optional.empty(), 0, 0, wouldStart));
    return this;
  }

  public Snapshot snapshot() {
    Snapshot.Host host =
        new Snapshot.Host(
            "i-" + name,
            "imds",
            name,
            List.of(),
            Sorted.copyOf(Map.of("id", "debian", "version", "12")),
            Sorted.copyOf(tags.isEmpty() ? Map.of() : Map.of("tags", Value.of(tags))),
            Sorted.copyOf(Map.of()));
    return new Snapshot(
        "0.1.0", takenAt, host, Sorted.copyOf(sources), items, files, problems, secrets);
  }
}
