package censo.collector.store;

import censo.collector.store.Thing.Part;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Things and digests of contents by the numbers of their rows. They are written once and not
 * changed while a collector runs ({@link Erasing} wants the database for itself), and most are of
 * thousands of hosts: joining them anew for each of a host's several hundred spans took a fifth of
 * the time of a changed snapshot.
 *
 * <p>Only for those who read: what a writer sees may be taken back, and its number given again.
 */
final class Rows {
  private static final int MOST = 20_000;

  private final Recent<Long, Thing> things = new Recent<>(MOST);
  private final Recent<Long, String> digests = new Recent<>(MOST);

  Thing thing(Sql sql, long id) throws SQLException {
    return things.get(
        id,
        _ ->
            sql.first(
                    row ->
                        new Thing(
                            Part.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                    "SELECT part, kind, name FROM thing WHERE id = ?",
                    id)
                .orElseThrow());
  }

  /** SHA-256 in hex digits. */
  String digest(Sql sql, long content) throws SQLException {
    return digests.get(
        content,
        _ ->
            sql.first(
                    row -> HexFormat.of().formatHex(row.getBytes(1)),
                    "SELECT digest FROM content WHERE id = ?",
                    content)
                .orElseThrow());
  }
}
