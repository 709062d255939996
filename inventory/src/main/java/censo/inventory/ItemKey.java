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

  /** The name without the {@code #2} that keeps a second thing of one name apart. */
  public String bareName() {
    int at = name.lastIndexOf(" #");
    boolean numbered =
        at > 0
            && at + 2 < name.length()
            && name.substring(at + 2).chars().allMatch(c -> c >= '0' && c <= '9');
    return numbered ? name.substring(0, at) : name;
  }

  @Override
  public int compareTo(ItemKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
