package censo.source.supervisor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code str} and {@code int} of Python take, where Java's own methods take something else.
 */
final class Python {
  private Python() {}

  /** {@code str.isspace}: wider than ASCII, and with the separators U+001C to U+001F. */
  static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= ' ')
        || c == 0x85
        || c == 0xa0
        || (c > 0xff && Character.isSpaceChar(c));
  }

  /** {@code str.strip}. */
  static String strip(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return rstrip(text.substring(start));
  }

  /** {@code str.rstrip}. */
  static String rstrip(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** {@code str.split} without a separator. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!space && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** Lines of a file opened as text: any of {@code \n}, {@code \r\n} and {@code \r} ends one. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** {@code int(text)}: a sign, blanks around and single underscores between digits are fine. */
  static Optional<BigInteger> integer(String text) {
    return integer(strip(text), 10);
  }

  /** {@code int(text, 8)}: also with {@code 0o} in front. */
  static Optional<BigInteger> octal(String text) {
    return integer(strip(text).replaceFirst("^([+-]?)0[oO]_?", "$1"), 8);
  }

  private static Optional<BigInteger> integer(String text, int radix) {
    StringBuilder digits = new StringBuilder();
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, radix);
      boolean underscore = c == '_' && i > start && text.charAt(i - 1) != '_';
      if (digit < 0 && !(underscore && i + 1 < text.length())) {
        return Optional.empty();
      }
      if (digit >= 0) {
        digits.append(digit);
      }
    }
    // CPython takes no more than 4,300 digits; no setting means anything beyond a few.
    if (digits.isEmpty() || digits.length() > 4300) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits.toString(), radix);
    return Optional.of(text.startsWith("-") ? value.negate() : value);
  }
}
