package censo.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people decided. Nothing is overwritten: a later decision about the same goes before an
 * earlier one, and undoing it lets the earlier one hold again.
 */
public final class Decisions {
  private static final String FIELDS =
      "kind, application, profile, host, item_kind, item_name, setting, value, author, reason, at";

  private final Database database;

  Decisions(Database database) {
    this.database = database;
  }

  /** What a decision is about: of two with one subject the later holds. */
  private record Subject(
      Decision.Kind kind,
      String application,
      String profile,
      String host,
      String itemKind,
      String itemName,
      String setting) {
    static Subject of(Decision d) {
      // To whom an item belongs is the answer there, not the question.
      String application = d.kind() == Decision.Kind.ATTRIBUTE ? "" : d.application();
      return new Subject(
          d.kind(), application, d.profile(), d.host(), d.itemKind(), d.itemName(), d.setting());
    }
  }

  /** Keeps a decision; returns it with its number. */
  public Decision decide(Decision d) {
    long id =
        database.write(
            sql ->
                sql.number(
                    "INSERT INTO decision ("
                        + FIELDS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                    d.kind().name(),
                    d.application(),
                    d.profile(),
                    d.host(),
                    d.itemKind(),
                    d.itemName(),
                    d.setting(),
                    d.value(),
                    d.author(),
                    d.reason(),
                    d.at().toEpochMilli()));
    return decision(id, d);
  }

  /** What holds, in the order in which it was decided. */
  public List<Decision> inForce() {
    Map<Subject, Decision> latest = new LinkedHashMap<>();
    for (Decision decision : all()) {
      Subject subject = Subject.of(decision);
      latest.remove(subject);
      latest.put(subject, decision);
    }
    return new ArrayList<>(latest.values());
  }

  private List<Decision> all() {
    return database.read(
        sql ->
            sql.list(
                Decisions::read,
                "SELECT id, " + FIELDS + " FROM decision WHERE undone_at IS NULL ORDER BY id"));
  }

  /** Takes one back; false where there is none of that number in force or before one. */
  public boolean undo(long id, String author, Instant at) {
    return database.write(
            sql ->
                sql.run(
                    "UPDATE decision SET undone_by = ?, undone_at = ?"
                        + " WHERE id = ? AND undone_at IS NULL",
                    author,
                    at.toEpochMilli(),
                    id))
        == 1;
  }

  private static Decision read(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong(1),
        Decision.Kind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        Instant.ofEpochMilli(row.getLong(12)));
  }

  private static Decision decision(long id, Decision d) {
    return new Decision(
        id,
        d.kind(),
        d.application(),
        d.profile(),
        d.host(),
        d.itemKind(),
        d.itemName(),
        d.setting(),
        d.value(),
        d.author(),
        d.reason(),
        d.at());
  }
}
