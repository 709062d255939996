package censo.redact;

import censo.inventory.Reading;
import censo.inventory.Secret;
import java.util.List;

/** Readings without secrets, and what may be told of the secrets. */
public record Redacted(List<Reading> readings, List<Secret> secrets) {
  public Redacted {
    readings = List.copyOf(readings);
    secrets = List.copyOf(secrets);
  }
}
