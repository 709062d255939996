package censo.source;

import censo.inventory.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as a package brought it.
 *
 * @param owner the package
 * @param algorithm of the sum, as Java names it
 * @param sum lower-case hex digits; none where the package owns the file and did not bring it
 */
public record Original(String owner, String algorithm, String sum) {
  /** Whether these bytes are what the package brought; false where that can't be told. */
  public boolean is(Bytes bytes) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes.toArray());
      return HexFormat.of().formatHex(digest).equals(sum);
    } catch (NoSuchAlgorithmException _) {
      return false;
    }
  }
}
