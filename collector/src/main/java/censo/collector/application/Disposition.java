package censo.collector.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an item goes. A finding proposes it, a person accepts it; until then it is {@link #PUPPET}.
 */
public enum Disposition {
  PUPPET,
  APPLICATION,
  CDN,
  DNS,
  S3,
  DROP;

  /** The one of that spelling. */
  public static Optional<Disposition> of(String id) {
    return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
  }

  /** As decisions and JSON spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
