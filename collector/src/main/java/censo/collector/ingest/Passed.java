package censo.collector.ingest;

import censo.inventory.Bytes;
import java.util.HashSet;
import java.util.Set;

/**
 * What the gate has let pass since the collector started: the same file of ten thousand hosts is
 * looked at once. Bounded; what it forgets is looked at again.
 */
final class Passed {
  private static final int HALF = 50_000;

  private Set<Bytes> young = new HashSet<>();
  private Set<Bytes> old = new HashSet<>();

  private static Bytes key(String thing, String digest) {
    return Bytes.ofUtf8(Bytes.ofUtf8(thing + "\n" + digest).sha256().substring(0, 32));
  }

  synchronized boolean has(String thing, String digest) {
    Bytes key = key(thing, digest);
    return young.contains(key) || old.contains(key);
  }

  synchronized void add(String thing, String digest) {
    if (young.size() >= HALF) {
      old = young;
      young = new HashSet<>();
    }
    young.add(key(thing, digest));
  }
}
