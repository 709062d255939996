package censo.collector.console;

import censo.collector.application.Attributed;
import censo.collector.store.HostState;
import censo.collector.store.Quarantine.Caught;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import censo.redact.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The hosts, one host, one of its files. */
final class HostPages {
  private static final int CHANGES = 20;

  /** Hosts to compare with, as links; any other by its address. */
  private static final int MAX_OTHERS = 20;

  private final Sight sight;

  HostPages(Sight sight) {
    this.sight = sight;
  }

  Page list(Visitor visitor) {
    String filter = visitor.query("q").toLowerCase(Locale.ROOT);
    Map<String, TreeSet<String>> applications = new LinkedHashMap<>();
    for (Attributed item : sight.fleet().attributed()) {
      item.application()
          .filter(a -> !a.equals("base"))
          .ifPresent(a -> applications.computeIfAbsent(item.host(), _ -> new TreeSet<>()).add(a));
    }
    List<HostState> all = sight.store().hosts();
    List<Object> hosts = new ArrayList<>();
    for (HostState host : all) {
      List<String> of = List.copyOf(applications.getOrDefault(host.id(), new TreeSet<>()));
      String words =
          (host.name() + " " + host.id() + " " + String.join(" ", of)).toLowerCase(Locale.ROOT);
      if (words.contains(filter)) {
        hosts.add(summary(host).put("applications", of).map());
      }
    }
    return Page.of(
        "hosts",
        Values.of("hosts", hosts)
            .put("shown", hosts.size())
            .put("total", all.size())
            .put("quarantined", quarantined(""))
            .put("filter", visitor.query("q"))
            .map());
  }

  /**
   * Where the snapshots stood wrong that were not kept.
   *
   * @param id of one host; empty for all
   */
  private List<Object> quarantined(String id) {
    return sight.store().quarantine().caught().stream()
        .filter(caught -> id.isEmpty() || caught.host().equals(id))
        .map(HostPages::caught)
        .toList();
  }

  private static Object caught(Caught caught) {
    Place place = caught.place();
    return Values.of("host", caught.host())
        .put("at", caught.at())
        .put("file", place.file())
        .put("line", place.line() == 0 ? null : place.line())
        .put("item", place.item())
        .put("setting", place.setting())
        .put("rule", place.rule())
        .put("fingerprint", caught.fingerprint())
        .map();
  }

  private static Values summary(HostState host) {
    Values values =
        Values.of("id", host.id())
            .put("host", host.name())
            .put("os", host.os())
            .put("agent", host.agentVersion())
            .put("items", host.items())
            .put("kept", host.kept())
            .put("files", host.files())
            .put("sources_read", host.sourcesRead() + "/" + host.sources())
            .put("changed", host.changedAt())
            .put("last_seen", host.lastSeen());
    for (Problem.Severity severity : Problem.Severity.values()) {
      values.put(severity.id(), host.problems().getOrDefault(severity, 0));
    }
    return values;
  }

  Page host(String id, Visitor visitor) {
    Optional<HostState> state =
        sight.store().hosts().stream()
            .filter(h -> h.id().equals(id) || h.name().equals(id))
            .findFirst();
    Optional<Snapshot> snapshot = state.flatMap(h -> sight.store().current(h.id()));
    if (snapshot.isEmpty()) {
      return Page.missing(id);
    }
    String kind = visitor.query("kind");
    List<Object> items = new ArrayList<>();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Attributed attributed : sight.fleet().attributed()) {
      if (attributed.host().equals(state.get().id())) {
        kinds.merge(attributed.item().kind(), 1, Integer::sum);
        if (kind.isEmpty() || kind.equals(attributed.item().kind())) {
          items.add(item(attributed));
        }
      }
    }
    return Page.of(
        "host",
        summary(state.get())
            .put("quarantined", quarantined(state.get().id()))
            .put("id_source", snapshot.get().host().idSource())
            .put("addresses", snapshot.get().host().addresses())
            .put("status", statuses(snapshot.get()))
            .put(
                "others",
                sight.fleet().snapshots().stream()
                    .map(s -> s.host().name())
                    .filter(name -> !name.equals(state.get().name()))
                    .limit(MAX_OTHERS)
                    .toList())
            .put("kind", kind)
            .put("kinds", kinds)
            .put("item_list", items)
            .put(
                "problem_list",
                snapshot.get().problems().stream()
                    .map(p -> FindingPages.problem(p, state.get().name()))
                    .toList())
            .put("file_list", snapshot.get().files().stream().map(HostPages::fileRow).toList())
            .put(
                "changes",
                sight
                    .store()
                    .changes(Optional.of(state.get().id()), Instant.EPOCH, 0, CHANGES)
                    .stream()
                    .map(ChangePages::entry)
                    .toList())
            .map());
  }

  private static List<Object> statuses(Snapshot snapshot) {
    List<Object> statuses = new ArrayList<>();
    snapshot
        .sources()
        .forEach(
            (name, state) ->
                statuses.add(
                    Values.of("source", name)
                        .put("status", state.status().id())
                        .put("reason", state.reason().orElse(""))
                        .put("would_start", state.wouldStart())
                        .map()));
    return statuses;
  }

  /** An item with its answers. */
  static Map<String, Object> item(Attributed attributed) {
    Item item = attributed.item();
    return Values.of("kind", item.kind())
        .put("name", item.name())
        .put("application", attributed.application().orElse(null))
        .put("profile", String.join(",", attributed.profiles()))
        .put("reason", attributed.attribution().reason())
        .put("disposition", attributed.disposition().id())
        .put("value", inShort(item))
        .place(item.origin())
        .map();
  }

  /** The setting that says most, for one line of a list. */
  static String inShort(Item item) {
    for (String name :
        List.of(
            "command",
            "address",
            "value",
            "listen",
            "programs",
            "servers",
            "version",
            "content",
            "owner",
            "home")) {
      Optional<Value> value = item.setting(name);
      if (value.isPresent()) {
        String text = value.get().inline();
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
      }
    }
    return item.settings().size() + " settings";
  }

  private static Object fileRow(HostFile file) {
    return Values.of("path", file.path())
        .put("mode", file.mode())
        .put("owner", file.owner())
        .put("group", file.group())
        .put("link", file.link().orElse(null))
        .put("pristine", file.pristine())
        .put("readable", file.content().isPresent())
        .map();
  }

  Page file(String id, String path) {
    Optional<Snapshot> snapshot =
        sight.fleet().snapshots().stream()
            .filter(s -> s.host().id().equals(id) || s.host().name().equals(id))
            .findFirst();
    Optional<HostFile> file = snapshot.flatMap(s -> s.file(path));
    if (file.isEmpty()) {
      return Page.missing(path);
    }
    List<Object> lines = new ArrayList<>();
    int number = 0;
    for (String line : file.get().content().map(ChangePages::text).orElse(List.of())) {
      lines.add(
          Values.of("number", ++number)
              .put("text", line)
              .put("item", itemAt(snapshot.get(), path, number))
              .map());
    }
    return Page.of(
        "file",
        Values.of("id", snapshot.get().host().id())
            .put("host", snapshot.get().host().name())
            .put("path", path)
            .put("mode", file.get().mode())
            .put("owner", file.get().owner())
            .put("group", file.get().group())
            .put("lines", lines)
            .map());
  }

  private static String itemAt(Snapshot snapshot, String path, int line) {
    return snapshot.items().stream()
        .filter(i -> i.origin().file().equals(path) && i.origin().line() == line)
        .map(i -> i.key().toString())
        .findFirst()
        .orElse(null);
  }
}
