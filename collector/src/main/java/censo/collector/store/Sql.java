package censo.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statements with their arguments, on one connection. Each text is prepared once, so it has to be a
 * constant, and a row that is read must not run the statement that it is of.
 */
final class Sql implements AutoCloseable {
  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** The number of rows that it touched. */
  int run(String sql, Object... arguments) throws SQLException {
    return prepare(sql, arguments).executeUpdate();
  }

  <T> List<T> list(Row<T> row, String sql, Object... arguments) throws SQLException {
    try (ResultSet rows = prepare(sql, arguments).executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... arguments) throws SQLException {
    return list(row, sql, arguments).stream().findFirst();
  }

  /** The one number that a query or an {@code INSERT … RETURNING} answers with. */
  long number(String sql, Object... arguments) throws SQLException {
    return first(row -> row.getLong(1), sql, arguments).orElseThrow();
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
