package censo.collector.ingest;

import censo.collector.ingest.Rates.Rate;
import java.time.Duration;

/**
 * What a request may take; never under the agent's own limits.
 *
 * @param compressed bytes of a body as sent
 * @param inflated bytes of a snapshot
 * @param ratio how many times larger than as sent it may be
 * @param queue requests that are read or wait to be kept
 * @param waiting bytes of all bodies that are read or wait
 * @param deadline for a whole body to arrive
 * @param connections of everybody
 * @param ofOneAddress connections of one address that is not this machine, where a web server may
 *     stand in front
 * @param ofHost requests of one host
 * @param wrongSecrets wrong enrolment secrets of one address
 */
record Limits(
    int compressed,
    int inflated,
    int ratio,
    int queue,
    int waiting,
    Duration deadline,
    int connections,
    int ofOneAddress,
    Rate ofHost,
    Rate wrongSecrets) {
  static final Limits USUAL =
      new Limits(
          8 * 1024 * 1024,
          32 * 1024 * 1024,
          100,
          256,
          64 * 1024 * 1024,
          Duration.ofSeconds(30),
          4_096,
          64,
          new Rate(20, Duration.ofSeconds(5)),
          new Rate(10, Duration.ofSeconds(6)));
}
