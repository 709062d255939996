package censo.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of tokens: equal secrets have equal tokens under one key, and nobody without it can try
 * values.
 */
public final class FingerprintKey {
  /** What every token begins with. */
  public static final String TOKEN_PREFIX = "CENSO_SECRET_";

  /**
   * For a tree that is only looked at: known to everybody, so its tokens keep nothing secret from a
   * guesser.
   */
  public static final FingerprintKey PUBLIC =
      new FingerprintKey("k0", "censo public key k0".getBytes(StandardCharsets.UTF_8));

  private final String id;
  private final byte[] key;

  public FingerprintKey(String id, byte[] key) {
    this.id = id;
    this.key = key.clone();
  }

  public String id() {
    return id;
  }

  /** The key of one host alone: its tokens tell nothing of another's. */
  public FingerprintKey ofHost(String hostId) {
    return new FingerprintKey(
        id + "-host", mac("censo-host-v1|", hostId.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The token of a secret: its prefix and the first 64 bits of HMAC-SHA-256 over {@code
   * censo-v1|value}.
   */
  public String token(String secret) {
    return TOKEN_PREFIX + fingerprint(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** 16 hex digits for a value of any bytes. */
  public String fingerprint(byte[] value) {
    return HexFormat.of().formatHex(mac("censo-v1|", value), 0, 8);
  }

  private byte[] mac(String purpose, byte[] value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
