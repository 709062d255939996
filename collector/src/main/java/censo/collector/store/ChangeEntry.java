package censo.collector.store;

import java.time.Instant;

/**
 * A snapshot that said something new.
 *
 * @param id grows with each arrival
 * @param host id of the host
 * @param hostName its name now
 * @param at when the host was found so
 * @param receivedAt when it arrived; much later for one that was spooled
 * @param first whether nothing was known of the host before
 * @param added items that appeared
 * @param removed items that are gone
 * @param changed items with another setting
 * @param files files that appeared, are gone or differ
 * @param problems problems that appeared or are gone
 */
public record ChangeEntry(
    long id,
    String host,
    String hostName,
    Instant at,
    Instant receivedAt,
    boolean first,
    int added,
    int removed,
    int changed,
    int files,
    int problems) {}
