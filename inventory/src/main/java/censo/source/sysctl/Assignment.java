package censo.source.sysctl;

import censo.inventory.Origin;
import censo.inventory.Utf8;
import java.util.Optional;

/**
 * A line that sets a parameter, or keeps it out of a pattern.
 *
 * @param value as it is written to the kernel; empty where {@code -key} stands alone
 * @param ignoresErrors whether it is no error that the kernel does not take it
 */
record Assignment(Key key, Optional<String> value, boolean ignoresErrors, Origin at) {
  /**
   * What a line assigns; empty where systemd does not take it for an assignment.
   *
   * @param line neither blank nor comment, without blanks at its ends, one character a byte
   */
  static Optional<Assignment> parse(String line, Origin at) {
    int equals = line.indexOf('=');
    boolean minus = line.startsWith("-");
    if (equals < 0 && !minus) {
      return Optional.empty();
    }
    String key = line.substring(minus ? 1 : 0, equals < 0 ? line.length() : equals);
    Optional<String> value =
        equals < 0 ? Optional.empty() : Optional.of(Utf8.decode(trim(line.substring(equals + 1))));
    return Optional.of(new Assignment(Key.parse(Utf8.decode(trim(key))), value, minus, at));
  }

  /** Without what systemd's strstrip() cuts off. */
  static String trim(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  boolean sameValue(Assignment other) {
    return value.equals(other.value);
  }
}
