package censo.redact;

import censo.inventory.ItemKey;
import censo.inventory.Origin;

/**
 * Where a text of a reading stands.
 *
 * @param item null where it is none of an item
 * @param key in the map that the setting is, else empty
 * @param spelling whether it is the host's own, where that differs from the canonical one
 */
record At(
    String source, Origin origin, ItemKey item, String setting, String key, boolean spelling) {
  static At file(String source, String path) {
    return new At(source, Origin.of(path), null, "", "", false);
  }

  At ofSetting(String name) {
    return new At(source, origin, item, name, "", false);
  }

  At ofKey(String name, boolean spelling) {
    return new At(source, origin, item, setting, name, spelling);
  }

  /** The setting with its key, {@code environment.DB_PASSWORD}. */
  String path() {
    return key.isEmpty() ? setting : setting + "." + key;
  }

  Place place(int line, String rule, String token) {
    return item == null
        ? new Place(origin.file(), line, "", "", rule, token)
        : new Place(origin.file(), origin.line(), item.toString(), path(), rule, token);
  }
}
