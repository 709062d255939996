package censo.source.php;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.source.Opened;
import censo.source.Root;
import censo.source.rpm.Rpm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What packages of PHP last put in place: Debian's by MD5, which ucf keeps ({@code
 * /var/lib/ucf/hashfile}, ucf(1)) for php.ini and for each module's file; those of rpm as any file.
 *
 * @param hashes of ucf
 */
record Shipped(Set<String> hashes, Root root) {
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
    return new Shipped(hashes, root);
  }

  /** Whether a file is as shipped. */
  boolean has(HostFile file, Bytes bytes) {
    return (!hashes.isEmpty() && hashes.contains(md5(bytes)))
        || (Rpm.database(root).isPresent()
            && censo.source.Shipped.of(root, List.of(file)).mark(file).pristine());
  }

  private static String md5(Bytes bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}
