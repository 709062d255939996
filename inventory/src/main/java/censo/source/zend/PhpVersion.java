package censo.source.zend;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of PHP, as far as its configuration goes.
 *
 * @param text as it names items, {@code 8.2}; {@code unknown} where a host does not tell
 */
public record PhpVersion(String text, int major, int minor) implements Comparable<PhpVersion> {
  /** Read as the version of Debian 12. */
  public static final PhpVersion UNKNOWN = new PhpVersion("unknown", 8, 2);

  private static final Pattern PATTERN = Pattern.compile("([5-9])\\.([0-9]{1,2})");
  private static final Comparator<PhpVersion> ORDER =
      Comparator.comparingInt(PhpVersion::major)
          .thenComparingInt(PhpVersion::minor)
          .thenComparing(PhpVersion::text);

  /** A version from two numbers with a dot between, as {@code 8.2}. */
  public static Optional<PhpVersion> of(String text) {
    Matcher m = PATTERN.matcher(text);
    return m.matches()
        ? Optional.of(
            new PhpVersion(text, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
        : Optional.empty();
  }

  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }

  /**
   * The version that stands for this one where the agent carries what was taken from a real PHP:
   * 7.4, 8.2 or 8.4. 8.0, 8.1 and 8.3 are read as 8.2.
   */
  public String measured() {
    return isAtLeast(8, 4) ? "8.4" : isAtLeast(8, 0) ? "8.2" : "7.4";
  }

  /** Column of {@link #measured} where a table has one for each. */
  int column() {
    return List.of("7.4", "8.2", "8.4").indexOf(measured());
  }

  @Override
  public int compareTo(PhpVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
