package censo.collector.console;

import censo.collector.diff.Change;
import censo.collector.diff.Diff;
import censo.collector.diff.Differ;
import censo.collector.diff.SettingChange;
import censo.collector.diff.TextDiff;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Changeset;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What changed, and one change with both its sides. */
final class ChangePages {
  private static final int PAGE = 100;

  /** Lines of one file's diff that a page shows; the rest is told. */
  private static final int MAX_LINES = 2_000;

  private final Sight sight;

  ChangePages(Sight sight) {
    this.sight = sight;
  }

  Page list(Visitor visitor) {
    String host = visitor.query("host");
    Optional<String> id =
        sight.store().hosts().stream()
            .filter(h -> h.name().equals(host) || h.id().equals(host))
            .map(h -> h.id())
            .findFirst();
    long before = number(visitor.query("before"));
    List<ChangeEntry> entries =
        host.isEmpty() || id.isPresent()
            ? sight.store().changes(id, Instant.EPOCH, before, PAGE)
            : List.of();
    return Page.of(
        "changes",
        Values.of("changes", entries.stream().map(ChangePages::entry).toList())
            .put("host", host)
            .put("next", entries.size() == PAGE ? entries.getLast().id() : null)
            .map());
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  static Map<String, Object> entry(ChangeEntry entry) {
    return Values.of("id", entry.id())
        .put("host", entry.hostName())
        .put("host_id", entry.host())
        .put("at", entry.at())
        .put("received_at", entry.receivedAt())
        .put("first", entry.first())
        .put("added", entry.added())
        .put("removed", entry.removed())
        .put("changed", entry.changed())
        .put("files", entry.files())
        .put("problems", entry.problems())
        .map();
  }

  Page change(String id) {
    Optional<Changeset> change = sight.store().change(number(id));
    if (change.isEmpty()) {
      return Page.missing("change " + id);
    }
    Optional<Snapshot> before = change.get().before();
    Snapshot after = change.get().after();
    Values values = new Values();
    entry(change.get().entry()).forEach(values::put);
    return Page.of("change", differences(values, before, after));
  }

  /** Two hosts as they are now, {@code a...b}, by name or id. */
  Page compare(String pair) {
    int dots = pair.indexOf("...");
    Optional<Snapshot> before = dots < 0 ? Optional.empty() : now(pair.substring(0, dots));
    Optional<Snapshot> after = dots < 0 ? Optional.empty() : now(pair.substring(dots + 3));
    if (before.isEmpty() || after.isEmpty()) {
      return Page.missing(pair);
    }
    Values values =
        Values.of("before", before.get().host().name())
            .put("after", after.get().host().name())
            .put("host_id", after.get().host().id());
    return Page.of("compare", differences(values, before, after.get()));
  }

  private Optional<Snapshot> now(String host) {
    return sight.fleet().snapshots().stream()
        .filter(s -> s.host().id().equals(host) || s.host().name().equals(host))
        .findFirst();
  }

  private static Map<String, Object> differences(
      Values values, Optional<Snapshot> before, Snapshot after) {
    Diff diff =
        Differ.diff(before.map(Snapshot::items).orElse(List.of()), after.items(), after.secrets());
    return values
        .put("items", diff.changes().stream().map(ChangePages::item).toList())
        .put("moved", diff.moved().stream().map(m -> m.after().key().toString()).toList())
        .put(
            "hidden",
            diff.hidden().stream()
                .map(h -> h.key() + " " + h.setting() + ": " + h.why().id())
                .toList())
        // All of a first census is new: its files are on the host's page.
        .put("file_diffs", before.isEmpty() ? List.of() : files(before, after))
        .map();
  }

  private static Map<String, Object> item(Change change) {
    return switch (change) {
      case Change.Added(Item item) -> about("added", item).put("settings", List.of()).map();
      case Change.Removed(Item item) -> about("removed", item).put("settings", List.of()).map();
      case Change.Changed(Item _, Item after, List<SettingChange> settings) ->
          about("changed", after)
              .put("settings", settings.stream().map(ChangePages::setting).toList())
              .map();
    };
  }

  private static Values about(String what, Item item) {
    return Values.of("change", what)
        .put("kind", item.kind())
        .put("name", item.name())
        .put("value", HostPages.inShort(item))
        .place(item.origin());
  }

  private static Map<String, Object> setting(SettingChange change) {
    return Values.of("setting", change.setting())
        .put("before", change.before().map(v -> v.inline()).orElse(null))
        .put("after", change.after().map(v -> v.inline()).orElse(null))
        .map();
  }

  private static List<Object> files(Optional<Snapshot> before, Snapshot after) {
    Map<String, HostFile> old = byPath(before.map(Snapshot::files).orElse(List.of()));
    Map<String, HostFile> now = byPath(after.files());
    List<Object> diffs = new ArrayList<>();
    TreeMap<String, HostFile> all = new TreeMap<>(Utf8.ORDER);
    all.putAll(old);
    all.putAll(now);
    for (String path : all.keySet()) {
      if (Objects.equals(old.get(path), now.get(path))) {
        continue;
      }
      diffs.add(file(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(now.get(path))));
    }
    return diffs;
  }

  private static Map<String, Object> file(
      String path, Optional<HostFile> before, Optional<HostFile> after) {
    List<TextDiff.Hunk> hunks = TextDiff.of(lines(before), lines(after));
    List<Object> rows = new ArrayList<>();
    int left = 0;
    int added = 0;
    int removed = 0;
    for (TextDiff.Hunk hunk : hunks) {
      if (rows.size() < MAX_LINES) {
        rows.add(Values.of("skipped", hunk.skipped()).put("side", "skip").map());
      }
      for (TextDiff.Line line : hunk.lines()) {
        added += line.side() == TextDiff.Side.ADDED ? 1 : 0;
        removed += line.side() == TextDiff.Side.REMOVED ? 1 : 0;
        if (rows.size() < MAX_LINES) {
          rows.add(line(line));
        } else {
          left++;
        }
      }
    }
    return Values.of("path", path)
        .put("state", before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed")
        .put("mode", modes(before, after))
        .put("added", added)
        .put("removed", removed)
        .put("rows", rows)
        .put("left_out", left)
        .map();
  }

  private static String modes(Optional<HostFile> before, Optional<HostFile> after) {
    String old = before.map(f -> f.mode() + " " + f.owner() + ":" + f.group()).orElse("");
    String now = after.map(f -> f.mode() + " " + f.owner() + ":" + f.group()).orElse("");
    return old.equals(now) || old.isEmpty() || now.isEmpty() ? "" : old + " → " + now;
  }

  private static Map<String, Object> line(TextDiff.Line line) {
    return Values.of("side", line.side().name().toLowerCase(java.util.Locale.ROOT))
        .put("before", line.before() == 0 ? null : line.before())
        .put("after", line.after() == 0 ? null : line.after())
        .put(
            "pieces",
            line.pieces().stream()
                .map(p -> Values.of("text", p.text()).put("marked", p.marked()).map())
                .toList())
        .map();
  }

  private static Map<String, HostFile> byPath(List<HostFile> files) {
    Map<String, HostFile> byPath = new TreeMap<>(Utf8.ORDER);
    files.forEach(f -> byPath.put(f.path(), f));
    return byPath;
  }

  private static List<String> lines(Optional<HostFile> file) {
    return file.flatMap(HostFile::content).map(ChangePages::text).orElse(List.of());
  }

  /** Lines of a file as text; bytes that are not UTF-8 as the characters of their numbers. */
  static List<String> text(Bytes content) {
    return List.of(Utf8.decode(content.latin1()).split("\n", -1));
  }
}
