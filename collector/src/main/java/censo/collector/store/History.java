package censo.collector.store;

import censo.collector.store.Thing.Part;
import censo.inventory.Bytes;
import censo.inventory.Digest;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading.Status;
import censo.inventory.Snapshot;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Writes snapshots as spans and reads them back, inside a transaction of the caller. */
record History(Sql sql) {
  /** What is known of a snapshot beside its parts. */
  private record Head(long host, long at, String digest, String agent, String takenAt) {}

  private static final String HEAD =
      "SELECT s.host, s.at, s.digest, s.agent, s.taken_at FROM snapshot s"
          + " JOIN host h ON h.no = s.host WHERE h.id = ? AND s.at ";

  Ingested save(Snapshot snapshot, Instant receivedAt) throws SQLException {
    String id = snapshot.host().id();
    long at = free(id, moment(snapshot, receivedAt));
    Optional<Head> previous = head("<= ? ORDER BY s.at DESC LIMIT 1", id, at);
    Optional<Head> next = head("> ? ORDER BY s.at LIMIT 1", id, at);
    String digest = Digest.of(snapshot);
    if (previous.isPresent() && previous.get().digest().equals(digest)) {
      seen(id, receivedAt);
      return new Ingested.Unchanged();
    }
    InForce force = force(previous, snapshot);
    long host = host(snapshot, receivedAt);
    long change =
        sql.number(
            "INSERT INTO snapshot (host, digest, at, taken_at, received_at, agent, first, added,"
                + " removed, changed, files, problems) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)"
                + " RETURNING id",
            host,
            digest,
            at,
            snapshot.takenAt(),
            receivedAt.toEpochMilli(),
            snapshot.agentVersion(),
            previous.isEmpty() ? 1 : 0);
    Timeline timeline = new Timeline(sql, host);
    timeline.put(Parts.of(force.snapshot()), at, next.map(Head::at).orElse(Timeline.OPEN));
    timeline.count(at);
    if (next.isPresent()) {
      timeline.count(next.get().at());
      sql.run("UPDATE snapshot SET first = 0 WHERE host = ? AND at = ?", host, next.get().at());
    } else {
      summarise(host, force, snapshot, at);
    }
    seen(id, receivedAt);
    return new Ingested.Stored(change, next.isEmpty());
  }

  /** What was known before is read only where it matters: it takes longer than all the rest. */
  private InForce force(Optional<Head> previous, Snapshot now) throws SQLException {
    boolean whole = previous.isEmpty() || InForce.isWhole(now, Set.copyOf(sources(previous.get())));
    return whole ? InForce.of(now) : InForce.of(snapshot(previous.get()), now);
  }

  private List<String> sources(Head head) throws SQLException {
    return sql.list(
        row -> row.getString(1),
        "SELECT t.name FROM thing t JOIN span s ON s.thing = t.id"
            + " WHERE t.part = 'SOURCE' AND s.host = ? AND s.since <= ? AND s.until > ?",
        head.host(),
        head.at(),
        head.at());
  }

  /**
   * When the host was as the snapshot says: its own clock, unless that is ahead of the collector's,
   * where it would make everything later look old.
   */
  private static long moment(Snapshot snapshot, Instant receivedAt) {
    Instant taken = Instant.parse(snapshot.takenAt());
    return (taken.isAfter(receivedAt) ? receivedAt : taken).toEpochMilli();
  }

  /** The first millisecond from there on that no snapshot has: of two at once the later holds. */
  private long free(String host, long at) throws SQLException {
    long free = at;
    while (head("= ?", host, free).isPresent()) {
      free++;
    }
    return free;
  }

  private Optional<Head> head(String which, String host, long at) throws SQLException {
    return sql.first(
        row ->
            new Head(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        HEAD + which,
        host,
        at);
  }

  private void seen(String id, Instant receivedAt) throws SQLException {
    long now = receivedAt.toEpochMilli();
    sql.run("UPDATE host SET last_seen = ? WHERE id = ? AND last_seen < ?", now, id, now);
  }

  private long host(Snapshot snapshot, Instant receivedAt) throws SQLException {
    String id = snapshot.host().id();
    var known = sql.first(row -> row.getLong(1), "SELECT no FROM host WHERE id = ?", id);
    return known.isPresent()
        ? known.get()
        : sql.number(
            "INSERT INTO host (id, name, os, agent, first_seen, last_seen, changed_at, kept, items,"
                + " files, lost, ignored, fatal, doubt, sources, sources_read)"
                + " VALUES (?, '', '', '', ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) RETURNING no",
            id,
            receivedAt.toEpochMilli(),
            receivedAt.toEpochMilli());
  }

  /** Counts once what lists would otherwise count for each request. */
  private void summarise(long host, InForce force, Snapshot said, long at) throws SQLException {
    Snapshot now = force.snapshot();
    Map<Severity, Long> problems = now.problemCounts();
    sql.run(
        "UPDATE host SET name = ?, os = ?, agent = ?, changed_at = ?, kept = ?, items = ?,"
            + " files = ?, lost = ?, ignored = ?, fatal = ?, doubt = ?, sources = ?,"
            + " sources_read = ? WHERE no = ?",
        now.host().name(),
        (now.host().os().getOrDefault("id", "") + " " + now.host().os().getOrDefault("version", ""))
            .strip(),
        now.agentVersion(),
        at,
        force.kept(),
        now.items().size(),
        now.files().size(),
        problems.getOrDefault(Severity.LOST, 0L),
        problems.getOrDefault(Severity.IGNORED, 0L),
        problems.getOrDefault(Severity.FATAL, 0L),
        problems.getOrDefault(Severity.DOUBT, 0L),
        now.sources().size(),
        said.sources().values().stream()
            .filter(s -> s.status() == Status.COMPLETE || s.status() == Status.ABSENT)
            .count(),
        host);
  }

  /** What held at a moment; empty before the first snapshot. */
  Optional<Snapshot> at(String id, long moment) throws SQLException {
    Optional<Head> head = head("<= ? ORDER BY s.at DESC LIMIT 1", id, moment);
    return head.isPresent() ? Optional.of(snapshot(head.get())) : Optional.empty();
  }

  private Snapshot snapshot(Head head) throws SQLException {
    return snapshot(head, "", head.at());
  }

  /** Both sides of the snapshot at that moment, with what differs only. */
  Changeset changeset(ChangeEntry entry) throws SQLException {
    long at = entry.at().toEpochMilli();
    Head after = head("= ?", entry.host(), at).orElseThrow();
    Optional<Head> before = head("< ? ORDER BY s.at DESC LIMIT 1", entry.host(), at);
    String differing =
        " AND (t.part IN ('HOST', 'SOURCE', 'SECRET') OR (t.kind, t.name) IN"
            + " (SELECT u.kind, u.name FROM span d JOIN thing u ON u.id = d.thing"
            + " WHERE d.host = s.host AND (d.since = "
            + at
            + " OR d.until = "
            + at
            + ")))";
    return new Changeset(
        entry,
        before.isPresent()
            ? Optional.of(snapshot(before.get(), differing, before.get().at()))
            : Optional.empty(),
        snapshot(after, differing, at));
  }

  private Snapshot snapshot(Head head, String condition, long moment) throws SQLException {
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
        head.host(),
        moment,
        moment);
    return Parts.snapshot(head.agent(), head.takenAt(), parts);
  }
}
