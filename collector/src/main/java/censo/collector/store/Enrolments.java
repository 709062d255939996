package censo.collector.store;

import censo.inventory.Bytes;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which agents may write. A person makes an enrolment secret; an agent that has it gets a token of
 * its own, for one machine. Both are kept as SHA-256 and shown once.
 */
public final class Enrolments {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** So long an approval is good. */
  private static final Duration APPROVAL = Duration.ofDays(1);

  private final Database database;

  Enrolments(Database database) {
    this.database = database;
  }

  /** A secret as far as it may be told. */
  public record Issued(
      String label, Instant createdAt, Instant expiresAt, int usesLeft, boolean revoked) {
    /** Whether an agent can still enrol with it. */
    public boolean isUsable(Instant now) {
      return !revoked && usesLeft > 0 && now.isBefore(expiresAt);
    }
  }

  /**
   * A machine that has an agent and wants another one: it was made anew, or it is a copy.
   *
   * @param askedAt last
   */
  public record Waiting(String machine, Instant askedAt) {}

  /** What an agent that wants to enrol is told. */
  public sealed interface Enrolled {
    /**
     * It may write.
     *
     * @param id of the agent, which it names with every request
     * @param token shown once
     * @param keyId id of the deployment's key for fingerprints of secrets
     * @param key that key
     */
    record Accepted(String id, String token, String keyId, Bytes key) implements Enrolled {}

    /** The secret is unknown, used up, expired or revoked: which one is not told. */
    record NotValid() implements Enrolled {}

    /** The machine has an agent that may write: a person has to approve that another one comes. */
    record Taken() implements Enrolled {}
  }

  /**
   * Makes a secret.
   *
   * @return the secret; empty where the label is taken
   */
  public Optional<String> create(String label, Duration validity, int uses, Instant now) {
    String secret = Tokens.random();
    return database.write(
        sql ->
            sql.run(
                        "INSERT INTO enrolment (label, secret, created_at, expires_at, uses_left)"
                            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (label) DO NOTHING",
                        label,
                        Tokens.hash(secret),
                        now.toEpochMilli(),
                        now.plus(validity).toEpochMilli(),
                        uses)
                    == 1
                ? Optional.of(secret)
                : Optional.empty());
  }

  /** All secrets that were made, oldest first. */
  public List<Issued> issued() {
    return database.read(
        sql ->
            sql.list(
                row ->
                    new Issued(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getInt(4),
                        row.getObject(5) != null),
                "SELECT label, created_at, expires_at, uses_left, revoked_at FROM enrolment"
                    + " ORDER BY id"));
  }

  /** Nobody enrols with it any more; who did goes on. False where there is none in force. */
  public boolean revoke(String label, Instant now) {
    return database.write(
            sql ->
                sql.run(
                    "UPDATE enrolment SET revoked_at = ? WHERE label = ? AND revoked_at IS NULL",
                    now.toEpochMilli(),
                    label))
        == 1;
  }

  /** The agents of a machine may write no more. False where it has none. */
  public boolean revokeMachine(String machine, Instant now) {
    return database.write(
            sql ->
                sql.run(
                    "UPDATE agent SET revoked_at = ? WHERE machine = ? AND revoked_at IS NULL",
                    now.toEpochMilli(),
                    machine))
        > 0;
  }

  /**
   * Lets an agent in, where the secret is good and the machine has no agent yet.
   *
   * @param machine what the host calls itself, as {@code host.id} of its snapshots
   */
  public Enrolled enrol(String secret, String machine, Instant now) {
    return database.write(
        sql -> {
          Optional<Long> enrolment =
              sql.first(
                  row -> row.getLong(1),
                  "SELECT id FROM enrolment WHERE secret = ? AND uses_left > 0"
                      + " AND expires_at > ? AND revoked_at IS NULL",
                  Tokens.hash(secret),
                  now.toEpochMilli());
          if (enrolment.isEmpty()) {
            return new Enrolled.NotValid();
          }
          if (!isFree(sql, machine, now)) {
            return new Enrolled.Taken();
          }
          sql.run("UPDATE enrolment SET uses_left = uses_left - 1 WHERE id = ?", enrolment.get());
          String id = ulid(now);
          String token = Tokens.random();
          sql.run(
              "INSERT INTO agent (id, machine, token, enrolment, enrolled_at, token_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              id,
              machine,
              Tokens.hash(token),
              enrolment.get(),
              now.toEpochMilli(),
              now.toEpochMilli());
          return accepted(sql, id, token, now);
        });
  }

  /** Whether a machine may have a new agent: it has none, or its successor was approved. */
  private static boolean isFree(Sql sql, String machine, Instant now) throws SQLException {
    if (sql.number("SELECT count(*) FROM agent WHERE machine = ? AND revoked_at IS NULL", machine)
        == 0) {
      return true;
    }
    long since = now.minus(APPROVAL).toEpochMilli();
    boolean approved =
        sql.run("DELETE FROM approval WHERE machine = ? AND approved_at > ?", machine, since) == 1;
    if (approved) {
      sql.run(
          "UPDATE agent SET revoked_at = ? WHERE machine = ? AND revoked_at IS NULL",
          now.toEpochMilli(),
          machine);
    } else {
      sql.run(
          "INSERT INTO approval (machine, asked_at) VALUES (?, ?)"
              + " ON CONFLICT (machine) DO UPDATE SET asked_at = excluded.asked_at,"
              + " approved_at = NULL",
          machine,
          now.toEpochMilli());
    }
    return approved;
  }

  /** Machines that have an agent and want another one. */
  public List<Waiting> waiting() {
    return database.read(
        sql ->
            sql.list(
                row -> new Waiting(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                "SELECT machine, asked_at FROM approval WHERE approved_at IS NULL"
                    + " ORDER BY machine"));
  }

  /**
   * The next enrolment of a machine, within a day, ends its agent and takes the place. False where
   * it asked for none.
   */
  public boolean approve(String machine, Instant now) {
    return database.write(
            sql ->
                sql.run(
                    "UPDATE approval SET approved_at = ? WHERE machine = ?",
                    now.toEpochMilli(),
                    machine))
        == 1;
  }

  private static Enrolled accepted(Sql sql, String id, String token, Instant now)
      throws SQLException {
    FingerprintKeys.Offered key = FingerprintKeys.first(sql, now);
    return new Enrolled.Accepted(id, token, key.id(), key.key());
  }

  /** 48 bits of time and 80 random ones in 26 letters of Crockford's alphabet. */
  private static String ulid(Instant now) {
    StringBuilder letters = new StringBuilder(26);
    for (int shift = 45; shift >= 0; shift -= 5) {
      letters.append(CROCKFORD.charAt((int) (now.toEpochMilli() >>> shift) & 31));
    }
    for (int i = 0; i < 16; i++) {
      letters.append(CROCKFORD.charAt(RANDOM.nextInt(32)));
    }
    return letters.toString();
  }
}
