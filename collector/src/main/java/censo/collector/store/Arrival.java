package censo.collector.store;

import censo.inventory.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot as it came in.
 *
 * @param rekeying with the tokens that are kept
 * @param digest of the document, with the tokens of its host
 * @param receivedAt the collector's clock
 * @param counted by the agent that brought it; empty for a file
 */
record Arrival(Rekeying rekeying, String digest, Instant receivedAt, Optional<Counted> counted) {
  Snapshot snapshot() {
    return rekeying.snapshot();
  }

  /**
   * When the host was as the snapshot says: its own clock, unless that is ahead of the collector's,
   * where it would make everything later look old.
   */
  long moment() {
    Instant taken = Instant.parse(snapshot().takenAt());
    return (taken.isAfter(receivedAt) ? receivedAt : taken).toEpochMilli();
  }
}
