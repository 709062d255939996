package censo.collector.application;

import java.util.Locale;

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

  /** As decisions and JSON spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
