package censo.collector.store;

import censo.inventory.Bytes;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Rows that are written once and then only referred to: contents by digest, things by name. */
final class Contents {
  private Contents() {}

  /** Number of the row that holds these bytes. */
  static long id(Sql sql, Content content) throws SQLException {
    byte[] digest = HexFormat.of().parseHex(content.digest());
    var known = sql.first(row -> row.getLong(1), "SELECT id FROM content WHERE digest = ?", digest);
    return known.isPresent()
        ? known.get()
        : sql.number(
            "INSERT INTO content (digest, body) VALUES (?, ?) RETURNING id",
            digest,
            deflate(content.bytes()));
  }

  /** Number of the thing's row. */
  static long id(Sql sql, Thing thing) throws SQLException {
    var known =
        sql.first(
            row -> row.getLong(1),
            "SELECT id FROM thing WHERE part = ? AND kind = ? AND name = ?",
            thing.part().name(),
            thing.kind(),
            thing.name());
    return known.isPresent()
        ? known.get()
        : sql.number(
            "INSERT INTO thing (part, kind, name) VALUES (?, ?, ?) RETURNING id",
            thing.part().name(),
            thing.kind(),
            thing.name());
  }

  static byte[] deflate(Bytes content) {
    byte[] bytes = content.toArray();
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 16);
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  static Bytes inflate(byte[] body) {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(body);
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 3);
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && !inflater.finished()) {
          throw new StoreException("a content is cut: the database is damaged");
        }
        out.write(buffer, 0, n);
      }
      return Bytes.of(out.toByteArray());
    } catch (DataFormatException e) {
      throw new StoreException("a content cannot be inflated: the database is damaged", e);
    }
  }
}
