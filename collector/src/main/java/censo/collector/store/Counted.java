package censo.collector.store;

import java.sql.SQLException;

/**
 * How an agent counts its censuses. By that, and not by a clock, it is told whether one comes late.
 *
 * @param agent its id
 * @param sequence greater than that of every census before
 */
public record Counted(String agent, long sequence) {
  /** Whether nothing of a later census was kept; a census that comes twice is no later one. */
  boolean isNewest(Sql sql) throws SQLException {
    return sql.number("SELECT count(*) FROM agent WHERE id = ? AND sequence <= ?", agent, sequence)
        == 1;
  }

  void remember(Sql sql) throws SQLException {
    sql.run(
        "UPDATE agent SET sequence = ? WHERE id = ? AND sequence < ?", sequence, agent, sequence);
  }
}
