package censo.collector.ingest;

import censo.inventory.Bytes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the gate has let pass since the collector started: the same file of ten thousand hosts is
 * looked at once. Bounded; what it forgets is looked at again.
 *
 * <p>In memory only, and that is what keeps the gate tight. Rules come with the program, so that
 * other rules begin with nothing passed: a host's first changed snapshot after a start is looked at
 * whole, what the store has of it included, and only what this program's rules have seen is left
 * out later. What people accepted is never among it: it is found anew each time and compared with
 * what is accepted then, so that taking that back is felt at once. And nothing is lost by looking
 * at parts only: the sweep for other places of a secret starts from what a rule finds, and with one
 * thing found nothing of the snapshot is kept.
 */
final class Passed {
  private static final int HALF = 50_000;

  private Set<Bytes> young = new HashSet<>();
  private Set<Bytes> old = new HashSet<>();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();

  private static Bytes key(String thing, String digest) {
    return Bytes.ofUtf8(Bytes.ofUtf8(thing + "\n" + digest).sha256().substring(0, 32));
  }

  synchronized boolean has(String thing, String digest) {
    Bytes key = key(thing, digest);
    if (old.contains(key)) {
      put(key);
    }
    return young.contains(key);
  }

  synchronized void add(String thing, String digest) {
    put(key(thing, digest));
  }

  private void put(Bytes key) {
    if (young.size() >= HALF) {
      old = young;
      young = new HashSet<>();
    }
    young.add(key);
  }

  /** Whether everything that the store has of this host has passed. */
  boolean hasAllOf(String host) {
    return hosts.contains(host);
  }

  void addAllOf(String host) {
    hosts.add(host);
  }
}
