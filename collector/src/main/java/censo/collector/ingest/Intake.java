package censo.collector.ingest;

import censo.collector.store.Counted;
import censo.collector.store.Ingested;
import censo.collector.store.Prepared;
import censo.collector.store.Store;
import censo.inventory.Snapshot;
import censo.redact.FingerprintKey;
import censo.redact.Gate;
import censo.redact.Options;
import censo.redact.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The way into the store, for agents and for files: past the gate, which looks with the agents' own
 * rules at what is new. A snapshot in which it still finds a secret is not kept; where it stood is.
 */
public final class Intake {
  private final Store store;
  private final Passed passed = new Passed();

  public Intake(Store store) {
    this.store = store;
  }

  /** What became of a snapshot. */
  public sealed interface Taken {
    /** It may be kept, and is. */
    record Kept(Ingested ingested) implements Taken {}

    /** It holds what a rule takes for a secret, there; nothing of it is kept. */
    record Caught(List<Place> places) implements Taken {
      public Caught {
        places = List.copyOf(places);
      }

      /** For people: where the first one stands, and how many there are. */
      public String reason() {
        Place first = places.getFirst();
        return "not redacted: " + first + (places.size() > 1 ? ", and more" : "");
      }
    }
  }

  /**
   * Takes a snapshot.
   *
   * @param digest of the document that arrived
   * @param counted empty for one that no agent brought
   */
  public Taken take(
      Snapshot snapshot, String digest, Instant receivedAt, Optional<Counted> counted) {
    Prepared prepared = store.prepare(snapshot, digest, receivedAt, counted);
    List<String[]> looked = new ArrayList<>();
    String host = snapshot.host().id();
    Snapshot news =
        prepared.news(
            !passed.hasAllOf(host),
            (thing, content) -> {
              boolean known = passed.has(thing, content);
              if (!known) {
                looked.add(new String[] {thing, content});
              }
              return known;
            });
    List<FingerprintKey> keys = keys();
    List<Place> found = leaks(keys.getFirst(), news);
    if (found.isEmpty()) {
      looked.forEach(thing -> passed.add(thing[0], thing[1]));
      Ingested ingested = store.save(prepared);
      if (prepared.isAll()) {
        passed.addAllOf(host);
      }
      return new Taken.Kept(ingested);
    }
    List<Place> caught = caught(keys, news, found);
    if (caught.isEmpty()) {
      return new Taken.Kept(store.save(prepared));
    }
    store.quarantine().put(host, caught, receivedAt);
    return new Taken.Caught(caught);
  }

  private static List<Place> leaks(FingerprintKey key, Snapshot news) {
    return new Gate(key, Options.DEFAULT).leaks(news);
  }

  /** What nobody accepted, by its fingerprint under any key: people accept while keys rotate. */
  private List<Place> caught(List<FingerprintKey> keys, Snapshot news, List<Place> found) {
    List<Options.Allowed> allowed = store.quarantine().allowed();
    Set<Integer> accepted = new HashSet<>();
    for (FingerprintKey key : allowed.isEmpty() ? List.<FingerprintKey>of() : keys) {
      List<Place> places = leaks(key, news);
      IntStream.range(0, places.size())
          .filter(i -> allowed.stream().anyMatch(a -> a.covers(places.get(i))))
          .forEach(accepted::add);
    }
    return IntStream.range(0, found.size())
        .filter(i -> !accepted.contains(i))
        .mapToObj(found::get)
        .toList();
  }

  /** The deployment's, so that a fingerprint is the one that agents would tell; newest first. */
  private List<FingerprintKey> keys() {
    List<FingerprintKey> keys = store.keys().all();
    return keys.isEmpty() ? List.of(FingerprintKey.PUBLIC) : keys;
  }
}
