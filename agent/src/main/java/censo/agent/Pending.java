package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import censo.inventory.SnapshotParser;
import java.io.IOException;
import java.util.Optional;

/**
 * A snapshot that waits to be sent. One waits at most: a newer one says all that an older one
 * would.
 *
 * @param digest 64 hex digits
 * @param sequence greater than that of every census of this host before; empty where it can't be
 *     counted, or is not known any more
 */
record Pending(String digest, Bytes json, Optional<Long> sequence) {
  private static final String FILE = "pending.json";

  static Pending of(Snapshot snapshot) {
    Bytes json = Bytes.of(SnapshotJson.write(snapshot));
    String digest = censo.inventory.Digest.of(snapshot).substring("sha256:".length());
    return new Pending(digest, json, Optional.empty());
  }

  Pending counted(Optional<Long> number) {
    return new Pending(digest, json, number);
  }

  void spool(StateDir state) throws IOException {
    state.write(FILE, json.toArray());
  }

  /** What waits in the state directory; a corrupt file is set aside. */
  static Optional<Pending> load(StateDir state) throws IOException {
    Optional<byte[]> stored = state.read(FILE);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pending.of(SnapshotParser.parse(stored.get())));
    } catch (SnapshotParser.Refused _) {
      state.setAside(FILE);
      return Optional.empty();
    }
  }

  static void clear(StateDir state) throws IOException {
    state.delete(FILE);
  }

  @Override
  public String toString() {
    return "snapshot " + digest + ", " + json;
  }
}
