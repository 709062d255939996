package censo.source.php;

import censo.inventory.Bytes;
import censo.source.Opened;
import censo.source.Root;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * What Debian's packages of PHP last put in place, by MD5: ucf keeps it ({@code
 * /var/lib/ucf/hashfile}, ucf(1)) for php.ini and for each module's file.
 */
record Shipped(Set<String> hashes) {
  static Shipped of(Root root) {
    Set<String> hashes = new HashSet<>();
    if (root.open("/var/lib/ucf/hashfile") instanceof Opened.Read read) {
      for (String line : read.bytes().latin1().split("\n")) {
        String[] words = line.strip().split("\\s+", 2);
        if (words.length == 2 && words[1].startsWith("/etc/php/")) {
          hashes.add(words[0]);
        }
      }
    }
    return new Shipped(hashes);
  }

  /** Whether a file is as shipped. */
  boolean has(Bytes bytes) {
    return !hashes.isEmpty() && hashes.contains(md5(bytes));
  }

  private static String md5(Bytes bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}
