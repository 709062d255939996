package censo.collector.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * What is known of a snapshot beside its parts.
 *
 * @param host number of the host
 * @param at its moment, milliseconds
 * @param takenAt as the host wrote it
 */
record Head(long host, long at, String digest, String agent, String takenAt) {
  private static final String SELECT =
      "SELECT s.host, s.at, s.digest, s.agent, s.taken_at FROM snapshot s"
          + " JOIN host h ON h.no = s.host WHERE h.id = ? AND s.at ";

  /** The last one that is not after that moment. */
  static Optional<Head> until(Sql sql, String host, long at) throws SQLException {
    return find(sql, SELECT + "<= ? ORDER BY s.at DESC LIMIT 1", host, at);
  }

  /** The first one after it. */
  static Optional<Head> after(Sql sql, String host, long at) throws SQLException {
    return find(sql, SELECT + "> ? ORDER BY s.at LIMIT 1", host, at);
  }

  private static Optional<Head> find(Sql sql, String query, String host, long at)
      throws SQLException {
    return sql.first(
        row ->
            new Head(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        query,
        host,
        at);
  }
}
