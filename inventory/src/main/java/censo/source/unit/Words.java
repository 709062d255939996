package censo.source.unit;

import censo.inventory.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words of a value, quotes and C escapes taken off ({@code extract_first_word} of systemd with
 * EXTRACT_UNQUOTE and EXTRACT_CUNESCAPE; an escape it does not know stays as written).
 */
public final class Words {
  private static final String ESCAPES = "abfnrtv\\\"'s";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"' ";

  private final String text;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /**
   * The words of a text of one character per byte; empty where a quote is not closed or a backslash
   * is the last character.
   */
  public static Optional<List<String>> split(String latin1) {
    Words words = new Words(latin1);
    List<String> all = words.readable();
    return words.more() ? Optional.empty() : Optional.of(all);
  }

  /** The words before the one that is not closed; all of them where none is. */
  static List<String> readable(String latin1) {
    return new Words(latin1).readable();
  }

  /** Stops at the beginning of a word that is not closed. */
  private List<String> readable() {
    List<String> all = new ArrayList<>();
    while (more()) {
      int from = at;
      Optional<String> word = next();
      if (word.isEmpty()) {
        at = from;
        return all;
      }
      all.add(word.get());
    }
    return all;
  }

  /** Goes to the next word. */
  private boolean more() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Optional<String> next() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        if (at == text.length()) {
          return Optional.empty();
        }
        escape(word);
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && isBlank(c)) {
        return Optional.of(word.toString());
      } else {
        word.append(c);
      }
    }
    return quote == 0 ? Optional.of(word.toString()) : Optional.empty();
  }

  private void escape(StringBuilder word) {
    char c = text.charAt(at);
    int known = ESCAPES.indexOf(c);
    if (known >= 0) {
      at++;
      word.append(ESCAPED.charAt(known));
    } else if (!number(word, c == 'x' ? 1 : 0, c == 'x' ? 2 : 3, c == 'x' ? 16 : 8)
        && !(c == 'u' && number(word, 1, 4, 16))
        && !(c == 'U' && number(word, 1, 8, 16))) {
      at++;
      word.append('\\').append(c);
    }
  }

  /** A character by its number; one above 255 stands as its bytes in UTF-8. */
  private boolean number(StringBuilder word, int skip, int digits, int radix) {
    int from = at + skip;
    if (from + digits > text.length()) {
      return false;
    }
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      code = digit < 0 || code > Character.MAX_CODE_POINT ? -1 : code * radix + digit;
      if (digit < 0) {
        return false;
      }
    }
    if (code <= 0 || (digits < 4 ? code > 255 : !Character.isValidCodePoint(code))) {
      return false;
    }
    at = from + digits;
    word.append(
        digits < 4 ? String.valueOf((char) code) : Bytes.ofUtf8(Character.toString(code)).latin1());
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
