package censo.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Text and its UTF-8 bytes: the order of names, and what stands for bytes that are not UTF-8. */
public final class Utf8 {
  /**
   * By UTF-8 bytes, which is the order of code points: not {@link String#compareTo}'s, that goes by
   * UTF-16 units.
   */
  public static final Comparator<String> ORDER =
      (a, b) -> {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
          char x = a.charAt(i);
          char y = b.charAt(i);
          if (x != y) {
            boolean xIsHigh = Character.isSurrogate(x);
            boolean yIsHigh = Character.isSurrogate(y);
            return xIsHigh == yIsHigh ? Character.compare(x, y) : Boolean.compare(xIsHigh, yIsHigh);
          }
        }
        return Integer.compare(a.length(), b.length());
      };

  private Utf8() {}

  /** Whether these bytes are well-formed UTF-8. */
  public static boolean isValid(byte[] bytes) {
    boolean ascii = true;
    for (int i = 0; i < bytes.length && ascii; i++) {
      ascii = bytes[i] >= 0;
    }
    if (ascii) {
      return true;
    }
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * The text of bytes held one per character (ISO-8859-1): well-formed UTF-8 sequences are decoded,
   * any other byte stands as the character of its number.
   */
  public static String decode(String bytes) {
    boolean ascii = true;
    for (int i = 0; i < bytes.length() && ascii; i++) {
      ascii = bytes.charAt(i) < 0x80;
    }
    if (ascii) {
      return bytes;
    }
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    if (isValid(raw)) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(raw.length);
    for (int i = 0; i < raw.length; ) {
      int length = sequenceLength(raw, i);
      if (length == 0) {
        text.append((char) (raw[i] & 0xff));
        i++;
      } else {
        text.append(new String(raw, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return text.toString();
  }

  /** Length of the well-formed sequence at {@code at}, 0 where there is none. */
  private static int sequenceLength(byte[] raw, int at) {
    int first = raw[at] & 0xff;
    int length =
        first < 0x80
            ? 1
            : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    boolean whole = length > 0 && at + length <= raw.length;
    return whole && isValid(Arrays.copyOfRange(raw, at, at + length)) ? length : 0;
  }
}
