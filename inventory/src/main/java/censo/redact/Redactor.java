package censo.redact;

import censo.inventory.HostFile;
import censo.inventory.Reading;
import censo.inventory.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets in the values of items and in the text of files, and puts tokens in their place:
 * first by rules, then every other place where a secret that was found stands again.
 */
public final class Redactor {
  private final FingerprintKey key;
  private final Options options;

  public Redactor(FingerprintKey key) {
    this(key, Options.DEFAULT);
  }

  public Redactor(FingerprintKey key, Options options) {
    this.key = key;
    this.options = options;
  }

  /** Readings in which no secret that a rule knows is left. */
  public Redacted redact(List<Reading> readings) {
    SecretTable secrets = new SecretTable(key);
    List<Place> places = new ArrayList<>();
    HostWords words = new HostWords(readings);
    List<Reading> escaped = new ReservedWalk().all(readings);
    List<Reading> ruled =
        new RuleWalk(secrets, words, options, filesWithText(escaped), places).all(escaped);
    Sweep sweep = new Sweep(secrets, words);
    List<Reading> swept = new SweepWalk(sweep, places).all(ruled);
    places.replaceAll(place -> place.swept(sweep));
    return new Redacted(swept, secrets(secrets, swept), places);
  }

  private static Set<String> filesWithText(List<Reading> readings) {
    Set<String> paths = new HashSet<>();
    for (Reading reading : readings) {
      reading.files().stream()
          .filter(f -> f.content().isPresent())
          .map(HostFile::path)
          .forEach(paths::add);
    }
    return paths;
  }

  private List<Secret> secrets(SecretTable table, List<Reading> readings) {
    Map<String, Integer> uses = new HashMap<>();
    new TokenCount(uses).all(readings);
    List<Secret> secrets = new ArrayList<>();
    for (SecretTable.Entry entry : table.entries().values()) {
      int count = uses.getOrDefault(entry.token(), 0);
      if (count > 0) {
        secrets.add(
            new Secret(
                entry.token(),
                key.id(),
                entry.rule().id(),
                count,
                options.former().map(former -> former.token(entry.value()))));
      }
    }
    return secrets;
  }
}
