package censo.collector.command;

import censo.collector.diff.Change;
import censo.collector.diff.Diff;
import censo.collector.diff.SettingChange;
import censo.inventory.Item;

/** Rows for what differs: one for each setting, and one for each item that is on one side only. */
final class Differences {
  private Differences() {}

  /** Begins a row of the list that they go into. */
  interface Rows {
    Table.Row next();
  }

  static void add(Rows rows, Diff diff) {
    for (Change change : diff.changes()) {
      switch (change) {
        case Change.Added(Item item) -> about(rows, "added", item).put("after", item.settings());
        case Change.Removed(Item item) ->
            about(rows, "removed", item).put("before", item.settings());
        case Change.Changed(Item _, Item after, var settings) -> {
          for (SettingChange setting : settings) {
            about(rows, "changed", after)
                .put("setting", setting.setting())
                .put("before", setting.before())
                .put("after", setting.after());
          }
        }
      }
    }
  }

  /** What is no change: items that stand elsewhere, values that are spelled differently. */
  static void addEqual(Rows rows, Diff diff) {
    for (Diff.Moved moved : diff.moved()) {
      about(rows, "moved", moved.after())
          .put("before", moved.before().origin())
          .put("after", moved.after().origin());
    }
    for (Diff.Hidden hidden : diff.hidden()) {
      rows.next()
          .put("change", hidden.why().id())
          .put("kind", hidden.key().kind())
          .put("name", hidden.key().name())
          .put("setting", hidden.setting());
    }
  }

  private static Table.Row about(Rows rows, String change, Item item) {
    return rows.next()
        .put("change", change)
        .put("kind", item.kind())
        .put("name", item.name())
        .put("file", item.origin().file())
        .line(item.origin().line());
  }
}
