package censo.collector.store;

import censo.collector.store.Thing.Part;
import censo.inventory.Bytes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The spans of one host. Between two snapshots the host is as the first says; a snapshot that
 * arrives late parts that time in two.
 *
 * @param host number of the host
 */
record Timeline(Sql sql, long host) {
  /** End of a span that has none yet. */
  static final long OPEN = Long.MAX_VALUE;

  /** What a thing held: the rows, and the content's digest. */
  private record Held(long thing, long content, String digest) {}

  /**
   * Lets the host be so from a moment on, until the next snapshot.
   *
   * @param at later than every snapshot before, and none is between it and {@code next}
   * @param next moment of the next snapshot, {@link #OPEN} if none
   */
  void put(Map<Thing, Bytes> parts, long at, long next) throws SQLException {
    Map<Thing, Held> before = held(at);
    for (var entry : parts.entrySet()) {
      Thing thing = entry.getKey();
      Bytes bytes = entry.getValue();
      Held was = before.remove(thing);
      if (was == null) {
        begin(Contents.id(sql, thing), Contents.id(sql, bytes), at, next);
      } else if (!was.digest().equals(bytes.sha256())) {
        end(was, at, next);
        begin(was.thing(), Contents.id(sql, bytes), at, next);
      }
    }
    for (Held gone : before.values()) {
      end(gone, at, next);
    }
  }

  private Map<Thing, Held> held(long at) throws SQLException {
    Map<Thing, Held> held = new HashMap<>();
    sql.list(
        row ->
            held.put(
                new Thing(Part.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                new Held(
                    row.getLong(4), row.getLong(5), HexFormat.of().formatHex(row.getBytes(6)))),
        "SELECT t.part, t.kind, t.name, t.id, c.id, c.digest"
            + " FROM span s JOIN thing t ON t.id = s.thing JOIN content c ON c.id = s.content"
            + " WHERE s.host = ? AND s.since < ? AND s.until >= ?",
        host,
        at,
        at);
    return held;
  }

  private void end(Held held, long at, long next) throws SQLException {
    String span = " FROM span WHERE host = ? AND thing = ? AND since < ? AND until >= ?";
    long until = sql.number("SELECT until" + span, host, held.thing(), at, at);
    sql.run(
        "UPDATE span SET until = ? WHERE host = ? AND thing = ? AND since < ? AND until >= ?",
        at,
        host,
        held.thing(),
        at,
        at);
    if (until > next) {
      insert(held.thing(), next, until, held.content());
    }
  }

  private void begin(long thing, long content, long at, long next) throws SQLException {
    int continued =
        sql.run(
            "UPDATE span SET since = ? WHERE host = ? AND thing = ? AND since = ? AND content = ?",
            at,
            host,
            thing,
            next,
            content);
    if (continued == 0) {
      insert(thing, at, next, content);
    }
  }

  private void insert(long thing, long since, long until, long content) throws SQLException {
    sql.run(
        "INSERT INTO span (host, thing, since, until, content) VALUES (?, ?, ?, ?, ?)",
        host,
        thing,
        since,
        until,
        content);
  }

  /** Writes down how much changed with the snapshot of that moment. */
  void count(long at) throws SQLException {
    Map<Part, Set<Long>> begun = things("since", at);
    Map<Part, Set<Long>> ended = things("until", at);
    sql.run(
        "UPDATE snapshot SET added = ?, removed = ?, changed = ?, files = ?, problems = ?"
            + " WHERE host = ? AND at = ?",
        only(begun, ended, Part.ITEM),
        only(ended, begun, Part.ITEM),
        both(begun, ended, Part.ITEM),
        touched(begun, ended, Part.FILE),
        touched(begun, ended, Part.PROBLEM),
        host,
        at);
  }

  private Map<Part, Set<Long>> things(String end, long at) throws SQLException {
    Map<Part, Set<Long>> things = new HashMap<>();
    for (Part part : Part.values()) {
      things.put(part, new HashSet<>());
    }
    sql.list(
        row -> things.get(Part.valueOf(row.getString(1))).add(row.getLong(2)),
        "SELECT t.part, t.id FROM span s JOIN thing t ON t.id = s.thing"
            + " WHERE s.host = ? AND s."
            + end
            + " = ?",
        host,
        at);
    return things;
  }

  private static int only(Map<Part, Set<Long>> in, Map<Part, Set<Long>> notIn, Part part) {
    Set<Long> things = new HashSet<>(in.get(part));
    things.removeAll(notIn.get(part));
    return things.size();
  }

  private static int both(Map<Part, Set<Long>> some, Map<Part, Set<Long>> others, Part part) {
    return some.get(part).size() - only(some, others, part);
  }

  private static int touched(Map<Part, Set<Long>> some, Map<Part, Set<Long>> others, Part part) {
    Set<Long> things = new HashSet<>(some.get(part));
    things.addAll(others.get(part));
    return things.size();
  }
}
