package censo.source.unit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Names of units, as {@code src/basic/unit-name.c} takes them apart. */
public final class UnitName {
  private static final int MOST = 256;
  private static final String TYPES =
      "service|timer|socket|mount|automount|path|swap|target|slice|scope|device";
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9:_.\\\\-]+(@[A-Za-z0-9:_.\\\\@-]*)?\\.(" + TYPES + ")");

  private UnitName() {}

  public static boolean isValid(String name) {
    return name.length() < MOST && VALID.matcher(name).matches();
  }

  /** {@code service} and its like: a folder of drop-ins of that name is for all of the type. */
  public static boolean isType(String name) {
    return name.matches(TYPES);
  }

  /** Whether a folder of drop-ins of that name is for all units that begin so. */
  public static boolean isPrefix(String name) {
    return name.contains("-.");
  }

  /** {@code service}, {@code timer}… */
  public static String type(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Of {@code a@b.service} what stands behind the {@code @}; empty text for a template. */
  public static Optional<String> instance(String name) {
    int at = name.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1, name.lastIndexOf('.')));
  }

  /** {@code a@.service} of {@code a@b.service}; empty for what is no instance. */
  public static Optional<String> template(String name) {
    return instance(name)
        .filter(instance -> !instance.isEmpty())
        .map(_ -> name.substring(0, name.indexOf('@') + 1) + "." + type(name));
  }

  /**
   * The names whose {@code .d} folders hold drop-ins of a unit, the most special first: its own,
   * its template's, and those of its prefixes that end with a dash; not that of its type. In the
   * order of {@code unit_file_find_dirs} ({@code src/shared/dropin.c}).
   */
  static SequencedSet<String> dropInNames(String name) {
    String type = "." + type(name);
    String instance = instance(name).map(i -> "@" + i).orElse("");
    String prefix = name.substring(0, name.length() - type.length() - instance.length());
    SequencedSet<String> names = new LinkedHashSet<>();
    add(names, prefix, instance, type);
    return names;
  }

  private static void add(SequencedSet<String> names, String prefix, String instance, String type) {
    names.add(prefix + instance + type);
    if (instance.length() > 1) {
      add(names, prefix, "@", type);
    }
    // A template's prefixes are names without an instance.
    String left = instance.length() > 1 ? instance : "";
    shorter(prefix).ifPresent(cut -> add(names, cut, left, type));
  }

  /** Up to the last dash that is not its end; a dash at its start is none. */
  private static Optional<String> shorter(String prefix) {
    int dash = prefix.lastIndexOf('-', prefix.length() - (prefix.endsWith("-") ? 2 : 1));
    return dash <= 0 ? Optional.empty() : Optional.of(prefix.substring(0, dash + 1));
  }
}
