package censo.collector.store;

import censo.inventory.Bytes;
import censo.inventory.Json;
import censo.redact.Erasure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a text out of the whole history. The one place that changes what was written once, so it
 * wants the database for itself: a collector at work remembers rows by their numbers.
 */
final class Erasing {
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "decision", List.of("item_name", "setting", "value", "reason"),
          "quarantine", List.of("file", "item", "setting"),
          "accepted", List.of("file", "reason"));

  private final Sql sql;
  private final Erasure erasure;
  private final Set<Long> hosts = new HashSet<>();
  // Of the bytes of files: what is said of a file names their digest and size.
  private final Map<String, Bytes> files = new LinkedHashMap<>();
  private int contents;

  private Erasing(Sql sql, Erasure erasure) {
    this.sql = sql;
    this.erasure = erasure;
  }

  /**
   * @param really else it only tells what it would do
   */
  static Erased run(Path file, Erasure erasure, boolean really) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Sql sql = new Sql(connection)) {
      alone(connection, file);
      connection.setAutoCommit(false);
      Erased erased = new Erasing(sql, erasure).run();
      if (!really) {
        connection.rollback();
        return erased;
      }
      connection.commit();
      connection.setAutoCommit(true);
      // What was deleted stays in the file until it is written anew.
      execute(connection, "VACUUM");
      return erased;
    } catch (SQLException e) {
      throw new StoreException(file + ": " + e.getMessage(), e);
    }
  }

  /** Leaving WAL works for an only connection; whoever opens the file later goes back to it. */
  private static void alone(Connection connection, Path file) throws SQLException {
    try {
      execute(connection, "PRAGMA busy_timeout = 2000");
      execute(connection, "PRAGMA journal_mode = DELETE");
      execute(connection, "PRAGMA secure_delete = ON");
      execute(connection, "PRAGMA foreign_keys = ON");
    } catch (SQLException e) {
      throw new StoreException(file + " is in use: stop the collector first", e);
    }
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private Erased run() throws SQLException {
    Set<Long> ofFiles =
        new HashSet<>(
            sql.list(
                row -> row.getLong(1),
                "SELECT DISTINCT s.content FROM span s JOIN thing t ON t.id = s.thing"
                    + " WHERE t.part = 'BYTES'"));
    List<Long> all = sql.list(row -> row.getLong(1), "SELECT id FROM content ORDER BY id");
    // Files first: what is said of them tells their digests.
    for (long id : all) {
      if (ofFiles.contains(id)) {
        bytes(id);
      }
    }
    for (long id : all) {
      if (!ofFiles.contains(id)) {
        json(id);
      }
    }
    int names = things() + hostNames();
    return new Erased(contents, hostsTouched(), names, decisions());
  }

  private Bytes content(long id) throws SQLException {
    return Contents.inflate(
        sql.first(row -> row.getBytes(1), "SELECT body FROM content WHERE id = ?", id)
            .orElseThrow());
  }

  private void bytes(long id) throws SQLException {
    Bytes held = content(id);
    String text = held.latin1();
    String clean = erasure.of(text);
    if (!clean.equals(text)) {
      Bytes now = Bytes.ofLatin1(clean);
      files.put(held.sha256(), now);
      replace(id, held, now);
    }
  }

  private void json(long id) throws SQLException {
    Bytes held = content(id);
    try {
      Bytes now = Bytes.of(Json.canonical(value(Json.parse(held.toArray()))));
      if (!now.equals(held)) {
        replace(id, held, now);
      }
    } catch (Json.Malformed e) {
      throw new StoreException("what was kept is no JSON: " + e.getMessage(), e);
    }
  }

  private Object value(Object json) {
    return switch (json) {
      case String text -> erasure.of(text);
      case List<?> list -> list.stream().map(this::value).toList();
      case Map<?, ?> map -> {
        Map<String, Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> clean.put(erasure.of((String) key), value(value)));
        Bytes file = map.get("sha256") instanceof String digest ? files.get(digest) : null;
        if (file != null) {
          clean.put("sha256", file.sha256());
          clean.put("size", (long) file.size());
        }
        yield clean;
      }
      case null, default -> json;
    };
  }

  private void replace(long id, Bytes held, Bytes now) throws SQLException {
    contents++;
    hosts.addAll(
        sql.list(row -> row.getLong(1), "SELECT DISTINCT host FROM span WHERE content = ?", id));
    // The name of a problem is the digest of its words.
    for (long thing :
        sql.list(
            row -> row.getLong(1),
            "SELECT id FROM thing WHERE part = 'PROBLEM' AND name LIKE ?",
            held.sha256() + "-%")) {
      rename(thing, now.sha256() + "-" + thing);
    }
    byte[] digest = HexFormat.of().parseHex(now.sha256());
    var other = sql.first(row -> row.getLong(1), "SELECT id FROM content WHERE digest = ?", digest);
    if (other.isPresent()) {
      sql.run("UPDATE span SET content = ? WHERE content = ?", other.get(), id);
      sql.run("DELETE FROM content WHERE id = ?", id);
    } else {
      sql.run(
          "UPDATE content SET digest = ?, body = ? WHERE id = ?",
          digest,
          Contents.deflate(now),
          id);
    }
  }

  private int things() throws SQLException {
    record Named(long id, String name) {}
    // An item and its place, a file and its bytes are two things of one name, and stay so.
    Map<String, String> names = new HashMap<>();
    for (Named thing :
        sql.list(
            row -> new Named(row.getLong(1), row.getString(2)), "SELECT id, name FROM thing")) {
      String clean = erasure.of(thing.name());
      if (!clean.equals(thing.name())) {
        hosts.addAll(
            sql.list(
                row -> row.getLong(1),
                "SELECT DISTINCT host FROM span WHERE thing = ?",
                thing.id()));
        // Two names may have differed in nothing else; the number keeps them apart.
        rename(thing.id(), names.computeIfAbsent(thing.name(), _ -> clean + " #" + thing.id()));
      }
    }
    return names.size();
  }

  private void rename(long thing, String name) throws SQLException {
    sql.run("UPDATE thing SET name = ? WHERE id = ?", name, thing);
  }

  private int hostNames() throws SQLException {
    int names = 0;
    for (String name : sql.list(row -> row.getString(1), "SELECT DISTINCT name FROM host")) {
      String clean = erasure.of(name);
      names +=
          clean.equals(name) ? 0 : sql.run("UPDATE host SET name = ? WHERE name = ?", clean, name);
    }
    return names;
  }

  /** Their snapshots are none that an agent could still have: it is asked for the whole. */
  private List<String> hostsTouched() throws SQLException {
    Set<String> names = new TreeSet<>();
    for (long host : hosts) {
      sql.run("UPDATE snapshot SET digest = 'erased-' || id WHERE host = ?", host);
      names.addAll(sql.list(row -> row.getString(1), "SELECT name FROM host WHERE no = ?", host));
    }
    return new ArrayList<>(names);
  }

  /** What people typed, and the places of what was caught. */
  private int decisions() throws SQLException {
    int rows = 0;
    for (var table : TEXTS.entrySet()) {
      for (String column : table.getValue()) {
        String from = " FROM " + table.getKey();
        for (String text : sql.list(row -> row.getString(1), "SELECT DISTINCT " + column + from)) {
          String clean = erasure.of(text);
          if (!clean.equals(text)) {
            String set = "UPDATE " + table.getKey() + " SET " + column + " = ? WHERE " + column;
            rows += sql.run(set + " = ?", clean, text);
          }
        }
      }
    }
    return rows;
  }
}
