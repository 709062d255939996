package censo.redact;

import censo.inventory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The same rules once more, over a snapshot that arrived: what they still find there was left by an
 * agent that is too old or broken.
 */
public final class Gate {
  private final FingerprintKey key;
  private final Options options;

  public Gate(FingerprintKey key, Options options) {
    this.key = key;
    this.options = options;
  }

  /**
   * Where secrets are left; none in a snapshot that may be kept. What is told of a place holds none
   * of them either.
   */
  public List<Place> leaks(Snapshot snapshot) {
    List<Place> places = new ArrayList<>();
    SecretTable secrets = new SecretTable(key);
    HostWords words = new HostWords(List.of());
    new RuleWalk(secrets, words, options, Set.of(), places).all(List.of(snapshot.asReading()));
    Sweep sweep = new Sweep(secrets, words);
    places.replaceAll(place -> place.swept(sweep));
    return places;
  }
}
