package censo.collector.store;

import censo.collector.store.Thing.Part;
import censo.inventory.Bytes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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

  /** A span that a thing is in: its rows, its ends, and the content's digest. */
  record Held(long thing, long content, String digest, long since, long until) {}

  /**
   * What becomes other at a moment.
   *
   * @param next moment of the next snapshot, {@link #OPEN} if none
   * @param ended spans that go no further
   * @param begun what things hold from then on
   * @param same what things hold as before
   */
  record Turn(
      long at,
      long next,
      List<Held> ended,
      SequencedMap<Thing, Content> begun,
      Map<Thing, Content> same) {}

  /**
   * Lets the host be so from a moment on, until the next snapshot.
   *
   * @param at later than every snapshot before, and none is between it and {@code next}
   * @param next moment of the next snapshot, {@link #OPEN} if none
   */
  static Turn plan(Map<Thing, Held> held, Map<Thing, Bytes> parts, long at, long next) {
    Map<Thing, Held> before = new HashMap<>(held);
    List<Held> ended = new ArrayList<>();
    SequencedMap<Thing, Content> begun = new LinkedHashMap<>();
    Map<Thing, Content> same = new HashMap<>();
    parts.forEach(
        (thing, bytes) -> {
          Held was = before.remove(thing);
          Content is = Content.of(bytes);
          if (was == null || !was.digest().equals(is.digest())) {
            begun.put(thing, is);
            Optional.ofNullable(was).ifPresent(ended::add);
          } else {
            same.put(thing, is);
          }
        });
    ended.addAll(before.values());
    return new Turn(at, next, ended, begun, same);
  }

  /** What the host had just before a moment. */
  Map<Thing, Held> held(long at, Rows rows) throws SQLException {
    record Span(long thing, long content, long since, long until) {}
    List<Span> spans =
        sql.list(
            row -> new Span(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
            "SELECT thing, content, since, until FROM span"
                + " WHERE host = ? AND since < ? AND until >= ?",
            host,
            at,
            at);
    Map<Thing, Held> held = HashMap.newHashMap(spans.size());
    for (Span span : spans) {
      held.put(
          rows.thing(sql, span.thing()),
          new Held(
              span.thing(),
              span.content(),
              rows.digest(sql, span.content()),
              span.since(),
              span.until()));
    }
    return held;
  }

  void put(Turn turn) throws SQLException {
    for (Held held : turn.ended()) {
      end(held, turn.at(), turn.next());
    }
    for (var begun : turn.begun().entrySet()) {
      begin(
          Contents.id(sql, begun.getKey()),
          Contents.id(sql, begun.getValue()),
          turn.at(),
          turn.next());
    }
  }

  private void end(Held held, long at, long next) throws SQLException {
    sql.run(
        "UPDATE span SET until = ? WHERE host = ? AND thing = ? AND since = ?",
        at,
        host,
        held.thing(),
        held.since());
    if (held.until() > next) {
      insert(held.thing(), next, held.until(), held.content());
    }
  }

  private void begin(long thing, long content, long at, long next) throws SQLException {
    int continued =
        next == OPEN
            ? 0
            : sql.run(
                "UPDATE span SET since = ?"
                    + " WHERE host = ? AND thing = ? AND since = ? AND content = ?",
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
    Map<Part, Set<Long>> things = new EnumMap<>(Part.class);
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
