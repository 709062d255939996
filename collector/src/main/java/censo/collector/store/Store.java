package censo.collector.store;

import censo.inventory.Digest;
import censo.inventory.Problem.Severity;
import censo.inventory.Snapshot;
import censo.redact.Erasure;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the collector keeps, in one database. Any number of threads may use it. Methods throw
 * {@link StoreException} when the database fails; what they return is consistent in itself, as of
 * one moment.
 */
public final class Store implements AutoCloseable {
  private static final String CHANGES =
      "SELECT s.id, h.id, h.name, s.at, s.received_at, s.first, s.added, s.removed, s.changed,"
          + " s.files, s.problems FROM snapshot s JOIN host h ON h.no = s.host";

  private final Database database;
  private final Attendance attendance;
  private final Rows rows = new Rows();

  private Store(Database database) {
    this.database = database;
    this.attendance = new Attendance(database);
  }

  /** Opens the database of a folder, {@code censo.db}; makes both where they are missing. */
  public static Store open(Path folder) {
    Database database = Database.open(folder.resolve("censo.db"));
    Migrations.run(database);
    return new Store(database);
  }

  /**
   * Takes a text out of everything that is kept in a database that nobody has open.
   *
   * @param really else it only tells what it would do
   */
  public static Erased erase(Path file, Erasure erasure, boolean really) {
    return Erasing.run(file, erasure, really);
  }

  /**
   * Keeps a snapshot that no gate has to look at. When this returns it is on the disk.
   *
   * @param receivedAt the collector's clock
   */
  public Ingested save(Snapshot snapshot, Instant receivedAt) {
    return save(prepare(snapshot, Digest.of(snapshot), receivedAt, Optional.empty()));
  }

  /**
   * Works out what keeping a snapshot will write; nothing is written yet.
   *
   * @param digest of the document that arrived, which may say more than this version understands
   * @param counted empty for one that no agent brought: its own time tells where it belongs
   */
  public Prepared prepare(
      Snapshot snapshot, String digest, Instant receivedAt, Optional<Counted> counted) {
    return database.read(
        sql -> {
          Rekeying rekeying = Rekeying.of(sql, snapshot);
          return new Prepared(
              new Saving(sql, rows).plan(new Arrival(rekeying, digest, receivedAt, counted)));
        });
  }

  /** Keeps it. When this returns it is on the disk. */
  public Ingested save(Prepared prepared) {
    return database.write(sql -> new Saving(sql, new Rows()).save(prepared.plan()));
  }

  /**
   * Whether a host that is as this digest says has nothing new to tell; then it was seen. That time
   * is on the disk within {@link Attendance#WITHIN}.
   */
  public boolean checkIn(String host, String digest, Instant receivedAt) {
    boolean known =
        database
            .read(sql -> Head.until(sql, host, Timeline.OPEN))
            .filter(head -> head.digest().equals(digest))
            .isPresent();
    if (known) {
      attendance.seen(host, receivedAt);
    }
    return known;
  }

  /** All hosts, by name. */
  public List<HostState> hosts() {
    return database.read(
        sql ->
            sql.list(
                this::host,
                "SELECT id, name, os, agent, first_seen, last_seen, changed_at, items, kept, files,"
                    + " lost, ignored, fatal, doubt, sources, sources_read,"
                    + " (SELECT max(q.at) FROM quarantine q WHERE q.host = host.id)"
                    + " FROM host ORDER BY name, id"));
  }

  private HostState host(ResultSet row) throws SQLException {
    return new HostState(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        attendance.last(row.getString(1), Instant.ofEpochMilli(row.getLong(6))),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        Map.of(
            Severity.LOST, row.getInt(11),
            Severity.IGNORED, row.getInt(12),
            Severity.FATAL, row.getInt(13),
            Severity.DOUBT, row.getInt(14)),
        row.getInt(15),
        row.getInt(16),
        Optional.ofNullable(row.getObject(17)).map(at -> Instant.ofEpochMilli((Long) at)));
  }

  /** What holds on a host now. */
  public Optional<Snapshot> current(String host) {
    return at(host, Instant.ofEpochMilli(Timeline.OPEN - 1));
  }

  /** What holds on all hosts now, by name. */
  public List<Snapshot> currentAll() {
    return database.read(
        sql -> {
          List<Snapshot> all = new ArrayList<>();
          for (String host :
              sql.list(r -> r.getString(1), "SELECT id FROM host ORDER BY name, id")) {
            new History(sql).at(host, Timeline.OPEN - 1).ifPresent(all::add);
          }
          return all;
        });
  }

  /** What held on a host then; empty before its first snapshot. */
  public Optional<Snapshot> at(String host, Instant moment) {
    return database.read(sql -> new History(sql).at(host, moment.toEpochMilli()));
  }

  /**
   * What changed, last arrival first.
   *
   * @param host id of a host; empty for all
   * @param since only what was found so then or later
   * @param before only changes of a smaller number, to read on where a page ended; 0 for the start
   */
  public List<ChangeEntry> changes(Optional<String> host, Instant since, long before, int limit) {
    return database.read(
        sql ->
            sql.list(
                Store::entry,
                CHANGES
                    + " WHERE (h.id = ? OR ? = '') AND s.at >= ? AND (s.id < ? OR ? = 0)"
                    + " AND s.first + s.added + s.removed + s.changed + s.files + s.problems > 0"
                    + " ORDER BY s.id DESC LIMIT ?",
                host.orElse(""),
                host.orElse(""),
                since.toEpochMilli(),
                before,
                before,
                limit));
  }

  private static ChangeEntry entry(ResultSet row) throws SQLException {
    return new ChangeEntry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getInt(6) == 1,
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        row.getInt(11));
  }

  /** One change with both its sides. */
  public Optional<Changeset> change(long id) {
    return database.read(
        sql -> {
          Optional<ChangeEntry> entry = sql.first(Store::entry, CHANGES + " WHERE s.id = ?", id);
          return entry.isPresent()
              ? Optional.of(new History(sql).changeset(entry.get()))
              : Optional.empty();
        });
  }

  /** What people decided. */
  public Decisions decisions() {
    return new Decisions(database);
  }

  /** What was not kept. */
  public Quarantine quarantine() {
    return new Quarantine(database);
  }

  /** Which agents may write. */
  public Enrolments enrolments() {
    return new Enrolments(database);
  }

  /** With what agents make tokens of secrets. */
  public FingerprintKeys keys() {
    return new FingerprintKeys(database);
  }

  /** What agents show when they write. */
  public Tokens tokens() {
    return new Tokens(database);
  }

  /** Whether the database can be written now. */
  public boolean isWritable() {
    try {
      return database.write(sql -> sql.run("UPDATE migration SET at = at WHERE number = 1")) == 1;
    } catch (StoreException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      attendance.write();
    } finally {
      database.close();
    }
  }
}
