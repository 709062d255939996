package censo.collector.store;

import java.time.Instant;

/**
 * What a person decided. Fields that a kind does not use are empty.
 *
 * @param id number in the store, 0 before it is saved
 * @param application the application that is meant, or that the item is given to
 * @param profile {@code asg} or {@code no-asg}; empty for both
 * @param host id of one host; empty for all
 * @param itemKind kind of the item
 * @param itemName name of the item
 * @param setting of a conflict
 * @param value the chosen value as JSON, a disposition, or nothing
 * @param author who
 * @param reason why, for the pull request
 */
public record Decision(
    long id,
    Kind kind,
    String application,
    String profile,
    String host,
    String itemKind,
    String itemName,
    String setting,
    String value,
    String author,
    String reason,
    Instant at) {
  /** What is decided. */
  public enum Kind {
    /** The item belongs to {@link Decision#application}. */
    ATTRIBUTE,
    /** The item goes where {@link Decision#value} says. */
    DISPOSE,
    /** The setting has {@link Decision#value} in the profile. */
    SETTLE,
    /** The finding named in {@link Decision#setting} is accepted for this item. */
    ACCEPT
  }
}
