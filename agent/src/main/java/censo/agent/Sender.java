package censo.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings a snapshot to the collector: kept first, sent then, so that nothing is lost whatever
 * happens between.
 */
final class Sender {
  /** More than this between the clocks, and the times of the history are not to be trusted. */
  static final Duration MAX_SKEW = Duration.ofMinutes(2);

  /**
   * How often and how patiently it tries within one run.
   *
   * @param base bound of the first pause; it doubles with every try
   * @param cap no pause is longer
   */
  record Patience(int tries, Duration base, Duration cap) {
    static final Patience USUAL = new Patience(5, Duration.ofSeconds(2), Duration.ofSeconds(60));
  }

  /** How it ended: an exit code and a line for the journal. */
  record Sent(int exit, String message) {}

  private final StateDir state;
  private final Collector collector;
  private final Patience patience;

  Sender(StateDir state, Collector collector, Patience patience) {
    this.state = state;
    this.collector = collector;
    this.patience = patience;
  }

  Sent send(Identity identity, Pending snapshot) {
    Optional<String> notKept = keep(snapshot);
    String why = "";
    for (int attempt = 0; attempt < patience.tries(); attempt++) {
      Optional<Duration> asked = Optional.empty();
      try {
        Collector.Answer answer = collector.send(identity, snapshot);
        Optional<Sent> end = end(identity, answer);
        if (end.isPresent()) {
          return end.get();
        }
        why = answer.reason();
        asked = answer.retryAfter();
      } catch (IOException e) {
        why = Collector.unreachable(e);
      }
      if (attempt + 1 < patience.tries() && !pause(attempt, asked)) {
        break;
      }
    }
    return notKept.isEmpty()
        ? new Sent(
            Exit.SPOOLED, why + "; kept in " + state.folder() + ", the next run sends a fresh one")
        : new Sent(Exit.LOST, why + notKept.get());
  }

  /** Puts it into the spool; why not, where that can't be. */
  private Optional<String> keep(Pending snapshot) {
    try {
      // Sets aside what waits there and can't be understood; else the newer one takes its place.
      Pending.load(state);
      snapshot.spool(state);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "; not kept either: " + e.getClass().getSimpleName() + " in " + state.folder());
    }
  }

  /** What an answer means where it is the last word; empty where another try may help. */
  private Optional<Sent> end(Identity identity, Collector.Answer answer) {
    int status = answer.status();
    if (status == 200 || status == 201) {
      String message = status == 200 ? "unchanged since the last census" : "sent";
      return Optional.of(
          new Sent(
              Exit.OK,
              message
                  + cleared()
                  + renewed(answer)
                  + rekeyed(identity, answer)
                  + skewed(answer.skew())));
    }
    if (status >= 500 || status == 429 || status == 408) {
      return Optional.empty();
    }
    return Optional.of(
        new Sent(
            Exit.REFUSED, "the collector refused it: " + answer.reason() + skewed(answer.skew())));
  }

  /** What was acknowledged is safe, whatever becomes of the copy here. */
  private String cleared() {
    try {
      Pending.clear(state);
      return "";
    } catch (IOException e) {
      return "; its copy can't be removed: "
          + e.getClass().getSimpleName()
          + " in "
          + state.folder();
    }
  }

  private String renewed(Collector.Answer answer) {
    if (answer.newToken().isEmpty()) {
      return "";
    }
    try {
      Identity.renew(state, answer.newToken().get());
      return "; this host's token was changed";
    } catch (IOException e) {
      return "; a new token can't be kept: "
          + e.getClass().getSimpleName()
          + " in "
          + state.folder();
    }
  }

  /**
   * Keeps a new key of the deployment; and where there is none, ends the rotation of which the
   * collector has just heard.
   */
  private String rekeyed(Identity identity, Collector.Answer answer) {
    try {
      if (answer.newKey().isPresent()) {
        Identity.rekey(state, answer.newKey().get());
        return "; the key for tokens of secrets was changed";
      }
      if (identity.former().isPresent()) {
        Identity.forgetFormer(state);
      }
      return "";
    } catch (IOException e) {
      return "; a new key can't be kept: " + e.getClass().getSimpleName() + " in " + state.folder();
    }
  }

  static String skewed(Optional<Duration> ahead) {
    return ahead
        .filter(skew -> skew.abs().compareTo(MAX_SKEW) > 0)
        .map(
            skew ->
                "; this machine's clock is "
                    + skew.abs().toSeconds()
                    + " s "
                    + (skew.isNegative() ? "behind" : "ahead of")
                    + " the collector's: set it right (chronyd, systemd-timesyncd)")
        .orElse("");
  }

  /** Full jitter: anything between nothing and a doubling bound, after what was asked for. */
  private boolean pause(int attempt, Optional<Duration> asked) {
    long cap = patience.cap().toMillis();
    long bound = Math.min(cap, patience.base().toMillis() << attempt);
    long least = Math.min(cap, asked.map(Duration::toMillis).orElse(0L));
    try {
      Thread.sleep(least + ThreadLocalRandom.current().nextLong(bound + 1));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
