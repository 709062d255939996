package censo.collector.finding;

import censo.inventory.ItemKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One finding for one evidence group.
 *
 * @param id which premise, {@code hosts-alias}
 * @param application whose; empty where of none
 * @param profile that it concerns; empty for all of the application
 * @param subject what it is about, in a few words; unique within its id, application and profile
 * @param where where the thing belongs instead
 * @param mend what to do
 * @param items keys of the items it is about
 * @param state whether people accepted it for all its items
 */
public record Finding(
    String id,
    Severity severity,
    String application,
    String profile,
    String subject,
    List<Evidence> evidence,
    String where,
    String mend,
    List<ItemKey> items,
    State state) {
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::id)
          .thenComparing(Finding::application)
          .thenComparing(Finding::profile)
          .thenComparing(Finding::subject);

  public Finding {
    evidence = List.copyOf(evidence);
    items = List.copyOf(items);
  }

  /** Whether a push may go on, worst first. */
  public enum Severity {
    BLOCKS,
    WARNS,
    NOTES;

    /** As JSON spells it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What people said of it. */
  public enum State {
    OPEN,
    ACCEPTED;

    /** As JSON spells it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where it was seen.
   *
   * @param host id of the host
   * @param line from 1; 0 for the whole file
   * @param value what stands there, secrets redacted
   */
  public record Evidence(String host, String file, int line, String value) {}

  /** Whether it keeps a push from going on now. */
  public boolean blocks() {
    return severity == Severity.BLOCKS && state == State.OPEN;
  }
}
