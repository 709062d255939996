package censo.source.logrotate;

import censo.source.Installed;
import censo.source.Os;
import censo.source.Root;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a release of logrotate does otherwise than others.
 *
 * @param minor 22 of 3.22; releases before 3.18 are taken for that one
 */
record Version(int minor) {
  private static final Pattern NUMBER = Pattern.compile("(?:\\d+:)?3\\.(\\d{1,3})\\b.*");

  /** That of Debian 12, for a host that does not tell. */
  private static final int USUAL = 21;

  static Version of(Root root) {
    Optional<Integer> installed =
        Installed.version(root, "logrotate")
            .map(NUMBER::matcher)
            .filter(Matcher::matches)
            .map(m -> Integer.parseInt(m.group(1)));
    return new Version(installed.orElseGet(() -> shippedBy(Os.of(root))));
  }

  private static int shippedBy(Os os) {
    return switch (os.id() + " " + os.version()) {
      case "debian 11", "ubuntu 20.04", "amzn 2" -> 18;
      case "ubuntu 22.04" -> 19;
      case "amzn 2023" -> 20;
      case "debian 13" -> 22;
      default -> USUAL;
    };
  }

  /** Whether a directive without its value loses the block, and not its line alone. */
  boolean needsValues() {
    return minor >= 19;
  }

  boolean knowsHardLinks() {
    return minor >= 19;
  }

  boolean knowsDuplicates() {
    return minor >= 21;
  }

  /** Whether {@code olddir ~/x} is in the home of root. */
  boolean expandsOlddir() {
    return minor >= 21;
  }

  /**
   * Whether mode, user and group are told apart by their number, and may be in quotes; before, a
   * word that begins with octal digits is a mode.
   */
  boolean countsOwnerWords() {
    return minor >= 22;
  }

  /** Whether numbers may be binary, {@code 0b11}. */
  boolean readsBinary() {
    return minor >= 22;
  }

  /** Whether blanks at the end of the patterns go before quotes are looked at. */
  boolean trimsPatterns() {
    return minor >= 22;
  }

  /** Most characters of the patterns of a block. */
  int mostPatterns() {
    return minor >= 22 ? 2048 : Integer.MAX_VALUE;
  }
}
