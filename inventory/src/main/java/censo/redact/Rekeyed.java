package censo.redact;

import censo.inventory.Reading;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A snapshot in which other tokens stand for the same secrets, wherever tokens may stand. */
public final class Rekeyed {
  private static final Pattern TOKEN =
      Pattern.compile(Pattern.quote(FingerprintKey.TOKEN_PREFIX) + "[0-9a-f]{16}");

  private Rekeyed() {}

  /**
   * That snapshot. A secret whose token is replaced no longer tells its former one.
   *
   * @param tokens the new one of each that is to be replaced
   */
  public static Snapshot of(Snapshot snapshot, Map<String, String> tokens) {
    if (tokens.isEmpty()) {
      return snapshot;
    }
    TokenWalk walk = new TokenWalk(tokens);
    Reading rekeyed = walk.all(List.of(snapshot.asReading())).getFirst();
    SequencedMap<String, Snapshot.SourceState> sources = new LinkedHashMap<>();
    snapshot
        .sources()
        .forEach(
            (name, state) ->
                sources.put(
                    name,
                    new Snapshot.SourceState(
                        state.status(),
                        state.reason().map(walk::replaced),
                        state.files(),
                        state.items(),
                        state.wouldStart())));
    return new Snapshot(
        snapshot.agentVersion(),
        snapshot.takenAt(),
        snapshot.host(),
        sources,
        rekeyed.items(),
        rekeyed.files(),
        rekeyed.problems(),
        snapshot.secrets().stream().map(secret -> secret(secret, tokens)).toList());
  }

  private static Secret secret(Secret secret, Map<String, String> tokens) {
    String token = tokens.get(secret.token());
    return token == null
        ? secret
        : new Secret(token, secret.key(), secret.rule(), secret.uses(), Optional.empty());
  }

  private static final class TokenWalk extends Walk {
    private final Map<String, String> tokens;

    TokenWalk(Map<String, String> tokens) {
      this.tokens = tokens;
    }

    String replaced(String text) {
      return text.contains(FingerprintKey.TOKEN_PREFIX)
          ? TOKEN
              .matcher(text)
              .replaceAll(token -> tokens.getOrDefault(token.group(), token.group()))
          : text;
    }

    @Override
    String value(At at, String text) {
      return replaced(text);
    }

    @Override
    String content(At at, String text) {
      return replaced(text);
    }

    @Override
    String name(At at, String text) {
      return replaced(text);
    }

    @Override
    String words(At at, String text) {
      return replaced(text);
    }
  }
}
