package censo.collector.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may do a thing: a few times at once, then one more each while. Remembers the
 * last to come, so that many names cost no memory.
 */
final class Rates {
  private static final int REMEMBERED = 50_000;

  /**
   * @param burst so many at once
   * @param every one more each so long
   */
  record Rate(int burst, Duration every) {}

  /** What one has left, in milliseconds: each time costs {@link Rate#every}. */
  private record Left(long millis, Instant at) {}

  private final Rate rate;
  private final Map<String, Left> left =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
          return size() > REMEMBERED;
        }
      };

  Rates(Rate rate) {
    this.rate = rate;
  }

  /** Seconds until it may be done; 0 where it may be now. Counts nothing. */
  synchronized int wait(String who, Instant now) {
    long missing = rate.every().toMillis() - millis(who, now);
    return (int) Math.ceilDiv(Math.max(0, missing), 1_000L);
  }

  /** Counts that it was done. */
  synchronized void count(String who, Instant now) {
    long after = millis(who, now) - rate.every().toMillis();
    left.put(who, new Left(Math.max(0, after), now));
  }

  private long millis(String who, Instant now) {
    long most = rate.burst() * rate.every().toMillis();
    Left was = left.getOrDefault(who, new Left(most, now));
    long since = Math.max(0, Duration.between(was.at(), now).toMillis());
    return Math.min(most, was.millis() + since);
  }
}
