package censo.inventory;

import java.util.Comparator;

/**
 * What names an item on one host, like type and title of a Puppet resource.
 *
 * @param kind the kind, as {@code supervisor_program}
 * @param name unique within its kind on one host
 */
public record ItemKey(String kind, String name) implements Comparable<ItemKey> {
  private static final Comparator<ItemKey> ORDER =
      Comparator.comparing(ItemKey::kind, Utf8.ORDER).thenComparing(ItemKey::name, Utf8.ORDER);

  @Override
  public int compareTo(ItemKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
