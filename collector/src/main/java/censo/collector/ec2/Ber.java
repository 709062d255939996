package censo.collector.ec2;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of ASN.1's basic encoding (X.690), definite and indefinite lengths, as far as signed
 * messages need it. Elements are slices of one array.
 */
final class Ber {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OBJECT = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int CONSTRUCTED = 0x20;
  private static final int MAX_DEPTH = 24;

  /** Bytes that are no element, or another one than is wanted. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  private final byte[] bytes;
  private final int tag;
  private final int start;

  /** Where its content begins and ends. */
  private final int from;

  private final int to;

  /** Where the next element begins. */
  private final int end;

  private Ber(byte[] bytes, int start, int from, int to, int end) {
    this.bytes = bytes;
    this.tag = bytes[start] & 0xff;
    this.start = start;
    this.from = from;
    this.to = to;
    this.end = end;
  }

  int tag() {
    return tag;
  }

  /** The one element these bytes are; nothing may follow. */
  static Ber whole(byte[] bytes) throws Malformed {
    Ber element = at(bytes, 0, bytes.length, 0);
    if (element.end != bytes.length) {
      throw new Malformed("bytes follow the message");
    }
    return element;
  }

  private static Ber at(byte[] bytes, int start, int limit, int depth) throws Malformed {
    if (depth > MAX_DEPTH || start + 2 > limit || (bytes[start] & 0x1f) == 0x1f) {
      throw new Malformed("not an element of BER");
    }
    int tag = bytes[start] & 0xff;
    int length = bytes[start + 1] & 0xff;
    int from = start + 2;
    if (length == 0x80) {
      int to = endOfContents(bytes, tag, from, limit, depth);
      return new Ber(bytes, start, from, to, to + 2);
    }
    if (length > 0x80) {
      int more = length & 0x7f;
      if (more > 3 || from + more > limit) {
        throw new Malformed("a length that is too long");
      }
      length = 0;
      for (int i = 0; i < more; i++) {
        length = (length << 8) | (bytes[from + i] & 0xff);
      }
      from += more;
    }
    if (length > limit - from) {
      throw new Malformed("an element is cut");
    }
    return new Ber(bytes, start, from, from + length, from + length);
  }

  private static int endOfContents(byte[] bytes, int tag, int from, int limit, int depth)
      throws Malformed {
    if ((tag & CONSTRUCTED) == 0) {
      throw new Malformed("a plain element without a length");
    }
    int at = from;
    while (at + 2 <= limit && (bytes[at] != 0 || bytes[at + 1] != 0)) {
      at = at(bytes, at, limit, depth + 1).end;
    }
    if (at + 2 > limit) {
      throw new Malformed("an element does not end");
    }
    return at;
  }

  /** What it holds. */
  List<Ber> children() throws Malformed {
    List<Ber> children = new ArrayList<>();
    for (int at = from; at < to; ) {
      Ber child = at(bytes, at, to, 0);
      children.add(child);
      at = child.end;
    }
    return children;
  }

  /** The n-th of what it holds, which must be of that tag. */
  Ber child(int n, int wanted) throws Malformed {
    List<Ber> children = children();
    if (n >= children.size()) {
      throw new Malformed("an element is missing");
    }
    return children.get(n).as(wanted);
  }

  Ber as(int wanted) throws Malformed {
    if (tag != wanted) {
      throw new Malformed("another element than was expected");
    }
    return this;
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** With tag and length. */
  byte[] encoded() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** Of an octet string, in one piece or in several. */
  byte[] octets() throws Malformed {
    if (tag == OCTETS) {
      return content();
    }
    as(OCTETS | CONSTRUCTED);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Ber piece : children()) {
      all.writeBytes(piece.octets());
    }
    return all.toByteArray();
  }

  boolean isObject(String hex) {
    return tag == OBJECT && java.util.HexFormat.of().formatHex(content()).equals(hex);
  }
}
