package censo.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings a snapshot to the collector: kept first, sent then, so that nothing is lost whatever
 * happens between.
 */
final class Sender {
  private static final int TRIES = 5;
  private static final Duration BASE = Duration.ofSeconds(2);
  private static final Duration CAP = Duration.ofSeconds(60);

  /** How it ended: an exit code and a line for the journal. */
  record Sent(int exit, String message) {}

  private final StateDir state;
  private final Collector collector;

  Sender(StateDir state, Collector collector) {
    this.state = state;
    this.collector = collector;
  }

  Sent send(Identity identity, Pending snapshot) {
    boolean spooled = true;
    String notKept = "";
    try {
      snapshot.spool(state);
    } catch (IOException e) {
      spooled = false;
      notKept = "; not kept either: " + e.getClass().getSimpleName() + " in " + state.folder();
    }
    String why = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        Collector.Answer answer = collector.send(identity, snapshot);
        if (answer.status() == 200 || answer.status() == 201) {
          Pending.clear(state);
          return new Sent(
              Exit.OK, answer.status() == 200 ? "unchanged since the last census" : "sent");
        }
        if (answer.status() < 500 && answer.status() != 429 && answer.status() != 408) {
          return new Sent(Exit.REFUSED, "the collector refused it: " + answer.reason());
        }
        why = answer.reason();
      } catch (IOException e) {
        why = "the collector can't be reached: " + e.getClass().getSimpleName();
      }
      if (attempt + 1 < TRIES && !pause(attempt)) {
        break;
      }
    }
    return spooled
        ? new Sent(
            Exit.SPOOLED, why + "; kept in " + state.folder() + ", the next run sends a fresh one")
        : new Sent(Exit.LOST, why + notKept);
  }

  /** Full jitter: anything between nothing and a doubling bound. */
  private static boolean pause(int attempt) {
    long bound = Math.min(CAP.toMillis(), BASE.toMillis() << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(bound));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
