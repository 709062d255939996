package censo.source.dpkg;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.Root;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which package shipped a file, and whether it is still as it came: by the conffiles of dpkg's
 * status, by ucf's hashes and registry for what packages put in place through ucf(1), and by dpkg's
 * md5sums for everything else.
 */
public final class Shipped {
  private static final String INFO = "/var/lib/dpkg/info";
  private static final String MD5SUMS = ".md5sums";
  private static final String UCF_HASHES = "/var/lib/ucf/hashfile";
  private static final String UCF_REGISTRY = "/var/lib/ucf/registry";

  private record Original(String owner, String md5) {}

  private final Map<String, Original> originals;

  private Shipped(Map<String, Original> originals) {
    this.originals = originals;
  }

  /**
   * Looks up these files. The md5sums of the packages, that hold every file of the system, are read
   * only where one of them is asked for.
   */
  public static Shipped of(Root root, Collection<HostFile> files) {
    Map<String, Original> originals = new HashMap<>();
    for (DpkgPackage shipper : Dpkg.packages(root).orElse(List.of())) {
      shipper
          .conffiles()
          .forEach((path, md5) -> originals.put(path, new Original(shipper.name(), md5)));
    }
    ucf(root, originals);
    Map<String, String> wanted = new HashMap<>();
    for (HostFile file : files) {
      if (file.path().matches("/(usr|lib|lib64|bin|sbin)/.*")) {
        wanted.put(unmerged(file.path()), file.path());
      }
    }
    if (!wanted.isEmpty()) {
      md5sums(root, wanted, originals);
    }
    return new Shipped(originals);
  }

  /**
   * The file with its package, where one shipped it. A link inside of {@code /etc} counts as what
   * it leads to: packages make those for their own files. One that leads elsewhere is somebody's
   * doing.
   */
  public HostFile mark(HostFile file) {
    return Optional.ofNullable(originals.get(file.path()))
        .or(() -> target(file).map(originals::get))
        .map(
            original -> {
              boolean same = file.content().filter(c -> md5(c).equals(original.md5())).isPresent();
              return file.withPackage(original.owner(), same);
            })
        .orElse(file);
  }

  private static Optional<String> target(HostFile file) {
    return file.target()
        .filter(path -> file.path().startsWith("/etc/") && path.startsWith("/etc/"));
  }

  private static void ucf(Root root, Map<String, Original> originals) {
    Map<String, String> owners = new HashMap<>();
    lines(root, UCF_REGISTRY)
        .map(line -> line.split("\\s+", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> owners.put(words[1], words[0]));
    lines(root, UCF_HASHES)
        .map(line -> line.split("\\s+", 2))
        .filter(words -> words.length == 2 && owners.containsKey(words[1]))
        .forEach(
            words ->
                originals.put(Utf8.decode(words[1]), new Original(owners.get(words[1]), words[0])));
  }

  /**
   * Lines {@code md5 path}, the path without its first slash.
   *
   * @param wanted path as the file was collected, by path as packages may write it
   */
  private static void md5sums(
      Root root, Map<String, String> wanted, Map<String, Original> originals) {
    for (String name : root.list(INFO).orElse(List.of())) {
      if (name.endsWith(MD5SUMS)) {
        String owner = name.substring(0, name.length() - MD5SUMS.length()).replaceFirst(":.*", "");
        lines(root, INFO + "/" + name)
            .filter(line -> line.length() > 34)
            .forEach(
                line -> {
                  String path = wanted.get(unmerged("/" + Utf8.decode(line.substring(34))));
                  if (path != null) {
                    originals.put(path, new Original(owner, line.substring(0, 32)));
                  }
                });
      }
    }
  }

  /**
   * A path of {@code /usr/lib} and its like as it was before those became one with {@code /lib}.
   */
  private static String unmerged(String path) {
    boolean merged =
        path.startsWith("/usr/lib/")
            || path.startsWith("/usr/lib64/")
            || path.startsWith("/usr/bin/")
            || path.startsWith("/usr/sbin/");
    return merged ? path.substring("/usr".length()) : path;
  }

  private static Stream<String> lines(Root root, String path) {
    return root.open(path, Dpkg.MAX_BYTES) instanceof Opened.Read read
        ? read.bytes().latin1().lines()
        : Stream.of();
  }

  private static String md5(Bytes bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}
