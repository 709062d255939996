package censo.collector.ingest;

import java.time.Duration;

/**
 * What a request may take; never under the agent's own limits.
 *
 * @param compressed bytes of a body as sent
 * @param inflated bytes of a snapshot
 * @param ratio how many times larger than as sent it may be
 * @param queue requests that are read or wait to be kept
 * @param deadline for a whole body to arrive
 */
record Limits(int compressed, int inflated, int ratio, int queue, Duration deadline) {
  static final Limits USUAL =
      new Limits(8 * 1024 * 1024, 32 * 1024 * 1024, 100, 256, Duration.ofSeconds(30));
}
