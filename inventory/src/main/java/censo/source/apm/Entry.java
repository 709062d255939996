package censo.source.apm;

import censo.inventory.Code;
import java.util.List;
import java.util.Optional;

/**
 * What a file says.
 *
 * @param key path of keys, joined by dots
 * @param values one, or those of a list
 * @param isList whether it is a list even with one
 */
record Entry(String key, List<String> values, boolean isList) {
  Entry {
    values = List.copyOf(values);
  }

  static Entry of(String key, String value) {
    return new Entry(key, List.of(value), false);
  }

  /**
   * The entries of a file.
   *
   * @param brokenAt line at which it can't be read any more, 0 where that is not known
   * @param over which limit ended the reading
   */
  record Entries(List<Entry> entries, Optional<Integer> brokenAt, Optional<Code> over) {
    Entries {
      entries = List.copyOf(entries);
    }

    static Entries whole(List<Entry> entries) {
      return new Entries(entries, Optional.empty(), Optional.empty());
    }
  }
}
