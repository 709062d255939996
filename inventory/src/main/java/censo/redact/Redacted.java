package censo.redact;

import censo.inventory.Reading;
import censo.inventory.Secret;
import java.util.List;

/**
 * Readings without secrets, and what may be told of the secrets.
 *
 * @param places where each was found, in the order of the readings
 */
public record Redacted(List<Reading> readings, List<Secret> secrets, List<Place> places) {
  public Redacted {
    readings = List.copyOf(readings);
    secrets = List.copyOf(secrets);
    places = List.copyOf(places);
  }
}
