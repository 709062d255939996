package censo.collector.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When hosts that said nothing new were last heard of. Kept in memory and written together, so that
 * a check-in costs no flush of its own: a collector that dies forgets the last few seconds of these
 * times, and nothing else.
 */
final class Attendance {
  /** A time is on the disk so long after it, at most. */
  static final Duration WITHIN = Duration.ofSeconds(5);

  /** In one transaction, so that snapshots do not wait long between. */
  private static final int TOGETHER = 500;

  private final Database database;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();

  Attendance(Database database) {
    this.database = database;
  }

  void seen(String host, Instant at) {
    seen.merge(host, at, Attendance::later);
    if (due.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::writeSoon);
    }
  }

  /** The later of what is on the disk and what is known here. */
  Instant last(String host, Instant written) {
    return later(written, seen.getOrDefault(host, written));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void writeSoon() {
    try {
      Thread.sleep(WITHIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    due.set(false);
    try {
      write();
    } catch (StoreException e) {
      // Nobody waits for it; what was not written stays in memory until the next time.
      System.getLogger(Attendance.class.getName())
          .log(System.Logger.Level.WARNING, "times of check-ins not written yet", e);
    }
  }

  /** Writes what is known so far. */
  void write() {
    List<Map.Entry<String, Instant>> all = new ArrayList<>();
    seen.forEach((host, at) -> all.add(Map.entry(host, at)));
    for (int from = 0; from < all.size(); from += TOGETHER) {
      var some = all.subList(from, Math.min(all.size(), from + TOGETHER));
      database.write(
          sql -> {
            for (var entry : some) {
              write(sql, entry.getKey(), entry.getValue());
            }
            return null;
          });
      some.forEach(entry -> seen.remove(entry.getKey(), entry.getValue()));
    }
  }

  /** The host was heard of with something that may be kept: what it said before is forgiven. */
  static void write(Sql sql, String host, Instant at) throws SQLException {
    long now = at.toEpochMilli();
    sql.run("DELETE FROM quarantine WHERE host = ? AND at <= ?", host, now);
    sql.run("UPDATE host SET last_seen = ? WHERE id = ? AND last_seen < ?", now, host, now);
  }
}
