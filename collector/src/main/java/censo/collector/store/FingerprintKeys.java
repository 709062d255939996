package censo.collector.store;

import censo.inventory.Bytes;
import censo.redact.FingerprintKey;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The deployment's keys for tokens of secrets, {@code k1} and on. Agents have the newest: with
 * their enrolment, or with an answer after it was made. The former ones are kept for what people
 * accepted by a fingerprint.
 */
public final class FingerprintKeys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  FingerprintKeys(Database database) {
    this.database = database;
  }

  /** As agents get it. */
  record Offered(String id, Bytes key) {}

  /** All of them, newest first; none before the first agent enrolled. */
  public List<FingerprintKey> all() {
    return database.read(
        sql ->
            sql.list(
                row -> new FingerprintKey("k" + row.getLong(1), row.getBytes(2)),
                "SELECT id, secret FROM fingerprint_key ORDER BY id DESC"));
  }

  /** The newest as agents get it: id, colon, 32 bytes in base64url. */
  public String offer() {
    Offered newest = database.read(FingerprintKeys::newest).orElseThrow();
    return newest.id()
        + ":"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(newest.key().toArray());
  }

  /** Makes a new one; its id. Empty where there is none yet that it could follow. */
  public Optional<String> rotate(Instant now) {
    return database.write(
        sql -> newest(sql).isEmpty() ? Optional.empty() : Optional.of(make(sql, now).id()));
  }

  /** The newest; the first is made when it is asked for. */
  static Offered first(Sql sql, Instant now) throws SQLException {
    Optional<Offered> newest = newest(sql);
    return newest.isPresent() ? newest.get() : make(sql, now);
  }

  private static Offered make(Sql sql, Instant now) throws SQLException {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    sql.run(
        "INSERT INTO fingerprint_key (secret, created_at) VALUES (?, ?)", key, now.toEpochMilli());
    return newest(sql).orElseThrow();
  }

  private static Optional<Offered> newest(Sql sql) throws SQLException {
    return sql.first(
        row -> new Offered("k" + row.getLong(1), Bytes.of(row.getBytes(2))),
        "SELECT id, secret FROM fingerprint_key ORDER BY id DESC LIMIT 1");
  }
}
