package censo.collector.ingest;

import censo.collector.ingest.Answer.Refused;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one gzip member (RFC 1952) under caps: a bomb is noticed while it grows, and nothing may
 * follow.
 */
final class Gzip {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private Gzip() {}

  /**
   * The content.
   *
   * @param maxBytes of the content
   * @param maxRatio how many times larger than the body it may be
   */
  static byte[] inflate(byte[] body, int maxBytes, int maxRatio) throws Refused {
    int start = contentStart(body);
    long cap = Math.min(maxBytes, (long) body.length * maxRatio);
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(body, start, body.length - start);
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 4);
      CRC32 crc = new CRC32();
      byte[] buffer = new byte[16 * 1024];
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && !inflater.finished()) {
          throw broken();
        }
        if (out.size() + n > cap) {
          throw new Refused(
              413,
              "inflated, the body is larger than "
                  + maxBytes
                  + " bytes or "
                  + maxRatio
                  + " times what was sent");
        }
        crc.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
      int trailer = body.length - inflater.getRemaining();
      if (inflater.getRemaining() != TRAILER
          || number(body, trailer) != crc.getValue()
          || number(body, trailer + 4) != out.size()) {
        throw broken();
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw broken();
    }
  }

  private static int contentStart(byte[] body) throws Refused {
    boolean gzip =
        body.length >= HEADER + TRAILER
            && (body[0] & 0xff) == 0x1f
            && (body[1] & 0xff) == 0x8b
            && body[2] == 8;
    if (!gzip) {
      throw broken();
    }
    int flags = body[3];
    int at = HEADER;
    if ((flags & EXTRA) != 0) {
      at += 2 + (body[at] & 0xff) + ((body[at + 1] & 0xff) << 8);
    }
    for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
      while (at < body.length && body[at] != 0) {
        at++;
      }
      at++;
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      at += 2;
    }
    if (at >= body.length) {
      throw broken();
    }
    return at;
  }

  private static long number(byte[] body, int at) {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = number << 8 | (body[at + i] & 0xff);
    }
    return number;
  }

  private static Refused broken() {
    return new Refused(400, "the body is not one whole gzip member");
  }
}
