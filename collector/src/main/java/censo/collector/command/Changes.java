package censo.collector.command;

import censo.collector.diff.Change;
import censo.collector.diff.Diff;
import censo.collector.diff.Differ;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Changeset;
import censo.collector.store.Store;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changed on hosts, from one census to the next. */
@Command(
    name = "changes",
    description = "Lists what changed, last arrival first: a row for each setting, item and file.",
    footer = {
      "",
      "The first census of a host is one row, since all of it is new. A file has a row where no item tells of it.",
      "Examples:",
      "  censo-collector changes --host shop-01",
      "  censo-collector changes --since 2026-11-24T00:00:00Z --format json"
    })
final class Changes implements Callable<Integer> {
  @Mixin private Listing listing;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was found then or later, as 2026-11-24T21:30:00Z.")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many censuses. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Optional<String> host =
          hosts.byId().size() == 1 ? hosts.byId().keySet().stream().findFirst() : Optional.empty();
      Table table =
          new Table(
              "id", "at", "host", "change", "kind", "name", "setting", "before", "after", "file",
              "line");
      for (ChangeEntry entry : store.changes(host, since, 0, limit)) {
        add(table, entry, store, hosts);
      }
      listing.print(table);
      return 0;
    }
  }

  private static void add(Table table, ChangeEntry entry, Store store, HostNames hosts) {
    Differences.Rows rows =
        () ->
            table
                .row()
                .put("id", entry.id())
                .put("at", entry.at())
                .put("host", hosts.name(entry.host()));
    if (entry.first()) {
      rows.next().put("change", "first").put("after", entry.added() + " items");
      return;
    }
    Changeset change = store.change(entry.id()).orElseThrow();
    Diff diff =
        Differ.diff(
            change.before().map(Snapshot::items).orElse(List.<Item>of()),
            change.after().items(),
            change.after().secrets());
    Differences.add(rows, diff);
    addFiles(rows, change, told(diff));
  }

  /** Files of items that are rows already: what differs in them was told. */
  private static Set<String> told(Diff diff) {
    return diff.changes().stream()
        .flatMap(
            change ->
                switch (change) {
                  case Change.Added(Item item) -> Stream.of(item);
                  case Change.Removed(Item item) -> Stream.of(item);
                  case Change.Changed(Item was, Item is, _) -> Stream.of(was, is);
                })
        .flatMap(item -> Stream.concat(Stream.of(item.origin()), item.also().stream()))
        .map(Origin::file)
        .collect(Collectors.toSet());
  }

  private static void addFiles(Differences.Rows rows, Changeset change, Set<String> told) {
    Map<String, Optional<Bytes>> before = contents(change.before());
    Map<String, Optional<Bytes>> after = contents(Optional.of(change.after()));
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeAll(told);
    for (String path : paths) {
      String what =
          !before.containsKey(path)
              ? "file_added"
              : !after.containsKey(path)
                  ? "file_removed"
                  : before.get(path).equals(after.get(path))
                      ? "file_owner_or_mode_changed"
                      : "file_changed";
      rows.next().put("change", what).put("file", path);
    }
  }

  private static Map<String, Optional<Bytes>> contents(Optional<Snapshot> side) {
    Map<String, Optional<Bytes>> contents = new TreeMap<>();
    for (HostFile file : side.map(Snapshot::files).orElse(List.of())) {
      contents.put(file.path(), file.content());
    }
    return contents;
  }
}
