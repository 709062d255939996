package censo.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes of a file, immutable. */
public final class Bytes {
  private static final MessageDigest SHA256 = fresh();

  private final byte[] bytes;
  // Of the same bytes always the same, so threads need not agree on who works it out.
  private String sha256;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  public static Bytes ofUtf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One byte per character, all below U+0100. */
  public static Bytes ofLatin1(String text) {
    return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public int size() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /**
   * One character per byte: loses nothing, whatever the encoding; {@link Utf8#decode} turns parts
   * of it into text.
   */
  public String latin1() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public boolean isUtf8() {
    return Utf8.isValid(bytes);
  }

  /** As UTF-8; ask {@link #isUtf8} first, what is malformed becomes U+FFFD. */
  public String utf8() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A NUL byte, and nothing else, makes a file binary. */
  public boolean isBinary() {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** SHA-256 in 64 lower-case hex digits. */
  public String sha256() {
    if (sha256 == null) {
      sha256 = HexFormat.of().formatHex(sha256Digest().digest(bytes));
    }
    return sha256;
  }

  static MessageDigest sha256Digest() {
    try {
      // A copy of a fresh one: finding the algorithm takes longer than what is short.
      return (MessageDigest) SHA256.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("Java's own SHA-256 can be copied", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Never the content: it may hold a secret. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
