package censo.collector.store;

import censo.collector.store.Thing.Part;
import censo.inventory.Bytes;
import censo.inventory.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads back what was saved, inside a transaction of the caller. */
record History(Sql sql) {
  /** Things that are other than before; with those that say what the rest means. */
  private static final String DIFFERING =
      " AND (t.part IN ('HOST', 'SOURCE', 'SECRET') OR (t.kind, t.name) IN"
          + " (SELECT u.kind, u.name FROM span d JOIN thing u ON u.id = d.thing"
          + " WHERE d.host = s.host AND (d.since = ? OR d.until = ?)))";

  /** What held at a moment; empty before the first snapshot. */
  Optional<Snapshot> at(String id, long moment) throws SQLException {
    Optional<Head> head = Head.until(sql, id, moment);
    return head.isPresent() ? Optional.of(snapshot(head.get())) : Optional.empty();
  }

  Snapshot snapshot(Head head) throws SQLException {
    return snapshot(head, "");
  }

  /** Both sides of the snapshot at that moment, with what differs only. */
  Changeset changeset(ChangeEntry entry) throws SQLException {
    long at = entry.at().toEpochMilli();
    Head after = Head.until(sql, entry.host(), at).orElseThrow();
    Optional<Head> before = Head.until(sql, entry.host(), at - 1);
    return new Changeset(
        entry,
        before.isPresent()
            ? Optional.of(snapshot(before.get(), DIFFERING, at, at))
            : Optional.empty(),
        snapshot(after, DIFFERING, at, at));
  }

  private Snapshot snapshot(Head head, String condition, Object... arguments) throws SQLException {
    List<Object> all = new ArrayList<>(List.of(head.host(), head.at(), head.at()));
    all.addAll(List.of(arguments));
    SequencedMap<Thing, Bytes> parts = new LinkedHashMap<>();
    sql.list(
        row ->
            parts.put(
                new Thing(Part.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                Contents.inflate(row.getBytes(4))),
        "SELECT t.part, t.kind, t.name, c.body FROM span s"
            + " JOIN thing t ON t.id = s.thing JOIN content c ON c.id = s.content"
            + " WHERE s.host = ? AND s.since <= ? AND s.until > ?"
            + condition,
        all.toArray());
    return Parts.snapshot(head.agent(), head.takenAt(), parts);
  }
}
