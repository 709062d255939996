package censo.collector.store;

/** What became of a snapshot. */
public sealed interface Ingested {
  /**
   * It says something new and is on the disk.
   *
   * @param change number of the change
   * @param current whether it is what holds now; false for one that a later one overtook
   */
  record Stored(long change, boolean current) implements Ingested {}

  /** It says what is known: only the time of the check-in was written. */
  record Unchanged() implements Ingested {}
}
