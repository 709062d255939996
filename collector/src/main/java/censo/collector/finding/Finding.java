package censo.collector.finding;

import censo.inventory.ItemKey;
import java.util.List;

/**
 * One finding for one evidence group.
 *
 * @param id which premise, {@code hosts-alias}
 * @param application whose; empty where of none
 * @param subject what it is about, in a few words; unique within its id, application and profile
 * @param where where the thing belongs instead
 * @param mend what to do
 * @param items keys of the items it is about
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
    List<ItemKey> items) {
  public Finding {
    evidence = List.copyOf(evidence);
    items = List.copyOf(items);
  }

  /** Whether a push may go on. */
  public enum Severity {
    BLOCKS,
    WARNS,
    NOTES
  }

  /**
   * Where it was seen.
   *
   * @param host id of the host
   * @param line from 1; 0 for the whole file
   * @param value what stands there, secrets redacted
   */
  public record Evidence(String host, String file, int line, String value) {}
}
