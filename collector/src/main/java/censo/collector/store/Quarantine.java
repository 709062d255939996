package censo.collector.store;

import censo.redact.FingerprintKey;
import censo.redact.Options.Allowed;
import censo.redact.Place;
import java.time.Instant;
import java.util.List;

/**
 * Snapshots that were not kept, since they hold what a rule takes for a secret: where and why,
 * never what. And what people looked at and accepted: only here, so that no host opens the gate for
 * itself.
 */
public final class Quarantine {
  /** Places of one snapshot that are told; somebody who has more begins with these. */
  private static final int MOST = 50;

  private final Database database;

  Quarantine(Database database) {
    this.database = database;
  }

  /**
   * A place where a secret was found.
   *
   * @param host what the host calls itself
   * @param at when its snapshot arrived
   */
  public record Caught(String host, Instant at, Place place) {
    /** The 16 hex digits by which the value can be accepted. */
    public String fingerprint() {
      return place.token().substring(FingerprintKey.TOKEN_PREFIX.length());
    }
  }

  /** A value that is no secret, and who says so. */
  public record Accepted(
      String file, String fingerprint, String author, String reason, Instant at) {}

  /** Keeps the places of a host's snapshot instead of the snapshot. */
  public void put(String host, List<Place> places, Instant at) {
    database.write(
        sql -> {
          sql.run("DELETE FROM quarantine WHERE host = ?", host);
          for (Place place : places.subList(0, Math.min(MOST, places.size()))) {
            sql.run(
                "INSERT INTO quarantine (host, at, file, line, item, setting, rule, fingerprint)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                host,
                at.toEpochMilli(),
                place.file(),
                place.line(),
                place.item(),
                place.setting(),
                place.rule(),
                place.token().substring(FingerprintKey.TOKEN_PREFIX.length()));
          }
          return null;
        });
  }

  /** All places, by host and as they stand in its snapshot. */
  public List<Caught> caught() {
    return database.read(
        sql ->
            sql.list(
                row ->
                    new Caught(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        new Place(
                            row.getString(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            FingerprintKey.TOKEN_PREFIX + row.getString(8))),
                "SELECT host, at, file, line, item, setting, rule, fingerprint FROM quarantine"
                    + " ORDER BY host, id"));
  }

  /** Lets a value pass from now on. False where that was said before. */
  public boolean accept(Accepted accepted) {
    return database.write(
            sql ->
                sql.run(
                    "INSERT INTO accepted (file, fingerprint, author, reason, at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (file, fingerprint) DO NOTHING",
                    accepted.file(),
                    accepted.fingerprint(),
                    accepted.author(),
                    accepted.reason(),
                    accepted.at().toEpochMilli()))
        == 1;
  }

  /** Takes that back; what was kept stays. False where nothing of the kind was accepted. */
  public boolean withdraw(String file, String fingerprint) {
    return database.write(
            sql ->
                sql.run(
                    "DELETE FROM accepted WHERE file = ? AND fingerprint = ?", file, fingerprint))
        == 1;
  }

  /** All that was accepted, oldest first. */
  public List<Accepted> accepted() {
    return database.read(
        sql ->
            sql.list(
                row ->
                    new Accepted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                "SELECT file, fingerprint, author, reason, at FROM accepted ORDER BY id"));
  }

  /** The same as the rules know it. */
  public List<Allowed> allowed() {
    return accepted().stream().map(a -> new Allowed(a.file(), a.fingerprint())).toList();
  }
}
