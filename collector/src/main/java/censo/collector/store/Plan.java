package censo.collector.store;

import java.util.Optional;

/**
 * What saving a snapshot will write, worked out beside the writer's thread from what was known
 * then.
 *
 * @param at its moment
 * @param previous the snapshot before it
 * @param next the one after it, where it comes late
 * @param steps empty where it says what the previous one says
 */
record Plan(
    Arrival arrival, long at, Optional<Head> previous, Optional<Head> next, Optional<Steps> steps) {
  /**
   * What becomes other.
   *
   * @param force what holds then
   */
  record Steps(InForce force, Timeline.Turn turn) {}

  /** Whether nothing has come between. */
  boolean isStill(Plan now) {
    return at == now.at && previous.equals(now.previous) && next.equals(now.next);
  }
}
