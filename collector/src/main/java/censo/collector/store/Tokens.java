package censo.collector.store;

import censo.inventory.Bytes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of agents, 256 random bits each, kept as SHA-256. An old one is changed: with an
 * answer the next one is offered, and both are good until the agent uses it; an offer that got lost
 * is made anew.
 */
public final class Tokens {
  /** From this age on a token is changed. */
  static final Duration OLD = Duration.ofDays(30);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  Tokens(Database database) {
    this.database = database;
  }

  /** What a token is worth. */
  public sealed interface Access {
    /**
     * May write for that machine, and for no other.
     *
     * @param old whether it should be changed
     * @param key id of the newest of {@link FingerprintKeys}
     */
    record Granted(String machine, boolean old, String key) implements Access {}

    /** A person took it back. */
    record Revoked() implements Access {}

    /** No such agent, or not its token: which one is not told. */
    record Unknown() implements Access {}
  }

  /** An agent, as far as it may be told. */
  public record Agent(
      String id, String machine, Instant enrolledAt, Instant tokenAt, boolean revoked) {}

  /** What the token of an agent is worth; takes as long for an agent that does not exist. */
  public Access access(String id, String token, Instant now) {
    record Row(
        String machine, Bytes token, Bytes next, Instant since, boolean revoked, String key) {}
    byte[] given = hash(token);
    Bytes none = Bytes.of(new byte[given.length]);
    Row agent =
        database
            .read(
                sql ->
                    sql.first(
                        row ->
                            new Row(
                                row.getString(1),
                                Bytes.of(row.getBytes(2)),
                                Optional.ofNullable(row.getBytes(3)).map(Bytes::of).orElse(none),
                                Instant.ofEpochMilli(row.getLong(4)),
                                row.getObject(5) != null,
                                "k" + row.getLong(6)),
                        "SELECT machine, token, next_token, token_at, revoked_at,"
                            + " (SELECT max(id) FROM fingerprint_key) FROM agent WHERE id = ?",
                        id))
            .orElse(new Row("", none, none, Instant.EPOCH, false, ""));
    boolean isToken = MessageDigest.isEqual(given, agent.token().toArray());
    boolean isNext = MessageDigest.isEqual(given, agent.next().toArray());
    if (!isToken && !isNext) {
      return new Access.Unknown();
    }
    if (agent.revoked()) {
      return new Access.Revoked();
    }
    if (isNext) {
      promote(id, given, now);
    }
    boolean old = !isNext && !agent.since().plus(OLD).isAfter(now);
    return new Access.Granted(agent.machine(), old, agent.key());
  }

  private void promote(String id, byte[] next, Instant now) {
    database.write(
        sql ->
            sql.run(
                "UPDATE agent SET token = next_token, next_token = NULL, token_at = ?"
                    + " WHERE id = ? AND next_token = ?",
                now.toEpochMilli(),
                id,
                next));
  }

  /** A token that the agent may use from now on instead of its own. */
  public String offer(String id) {
    String next = random();
    database.write(sql -> sql.run("UPDATE agent SET next_token = ? WHERE id = ?", hash(next), id));
    return next;
  }

  /** The token of a machine's agent counts as old from now on. False where it has none. */
  public boolean age(String machine) {
    return database.write(
            sql ->
                sql.run(
                    "UPDATE agent SET token_at = 0 WHERE machine = ? AND revoked_at IS NULL",
                    machine))
        > 0;
  }

  /** All agents, by machine and time. */
  public List<Agent> agents() {
    return database.read(
        sql ->
            sql.list(
                row ->
                    new Agent(
                        row.getString(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getObject(5) != null),
                "SELECT id, machine, enrolled_at, token_at, revoked_at FROM agent"
                    + " ORDER BY machine, enrolled_at, id"));
  }

  /** 256 random bits in 43 letters. */
  static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String secret) {
    return HexFormat.of().parseHex(Bytes.ofUtf8(secret).sha256());
  }
}
