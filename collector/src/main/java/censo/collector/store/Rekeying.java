package censo.collector.store;

import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.redact.Rekeyed;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot with each secret under the first token that it was known by, so that a rotation of
 * keys changes nothing of what is kept: neither a host's history, nor what two hosts have in common
 * of which one has the new key and one has not, nor what people decided by a token.
 *
 * @param snapshot the same with those tokens
 * @param learnt first token by new one, as far as this snapshot is the first to tell
 */
record Rekeying(Snapshot snapshot, Map<String, String> learnt) {
  static Rekeying of(Sql sql, Snapshot snapshot) throws SQLException {
    Map<String, String> first = new HashMap<>();
    Map<String, String> learnt = new HashMap<>();
    boolean none = sql.number("SELECT count(*) FROM (SELECT 1 FROM rekeyed LIMIT 1) r") == 0;
    for (Secret secret : snapshot.secrets()) {
      Optional<String> known = none ? Optional.empty() : first(sql, secret.token());
      if (known.isEmpty() && secret.was().isPresent() && !isKept(sql, secret.token())) {
        // A new secret may be told with both tokens too; then nobody knows the former.
        known = Optional.of(first(sql, secret.was().get()).orElse(secret.was().get()));
        known = known.filter(token -> !first.containsValue(token));
        known = known.isPresent() && isKept(sql, known.get()) ? known : Optional.empty();
        known.ifPresent(token -> learnt.put(secret.token(), token));
      }
      known.ifPresent(token -> first.put(secret.token(), token));
    }
    return new Rekeying(Rekeyed.of(snapshot, first), learnt);
  }

  private static Optional<String> first(Sql sql, String token) throws SQLException {
    return sql.first(row -> row.getString(1), "SELECT first FROM rekeyed WHERE token = ?", token);
  }

  private static boolean isKept(Sql sql, String token) throws SQLException {
    return sql.number(
            "SELECT count(*) FROM thing WHERE part = 'SECRET' AND kind = '' AND name = ?", token)
        > 0;
  }

  /** Remembers it for the other hosts that have those secrets. */
  static void learn(Sql sql, Map<String, String> learnt) throws SQLException {
    for (var token : learnt.entrySet()) {
      sql.run(
          "INSERT INTO rekeyed (token, first) VALUES (?, ?) ON CONFLICT (token) DO NOTHING",
          token.getKey(),
          token.getValue());
    }
  }
}
