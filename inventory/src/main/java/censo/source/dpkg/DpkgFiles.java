package censo.source.dpkg;

import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.Original;
import censo.source.Paths;
import censo.source.Root;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What packages of dpkg brought: by the conffiles of its status, by ucf's hashes and registry for
 * what packages put in place through ucf(1), and by dpkg's md5sums for everything else.
 */
public final class DpkgFiles {
  private static final String INFO = "/var/lib/dpkg/info";
  private static final String MD5SUMS = ".md5sums";
  private static final String UCF_HASHES = "/var/lib/ucf/hashfile";
  private static final String UCF_REGISTRY = "/var/lib/ucf/registry";

  private DpkgFiles() {}

  /**
   * The files of {@code /etc}, by path, and of the system's folders those that are asked for: the
   * md5sums of the packages, that hold every file of the system, are read only where one of them
   * is.
   */
  public static Map<String, Original> originals(Root root, Collection<String> paths) {
    Map<String, Original> originals = new HashMap<>();
    for (DpkgPackage shipper : Dpkg.packages(root).orElse(List.of())) {
      shipper.conffiles().forEach((path, md5) -> originals.put(path, md5(shipper.name(), md5)));
    }
    ucf(root, originals);
    Map<String, String> wanted = new HashMap<>();
    for (String path : paths) {
      if (path.matches("/(usr|lib|lib64|bin|sbin)/.*")) {
        wanted.put(Paths.unmerged(path), path);
      }
    }
    if (!wanted.isEmpty()) {
      md5sums(root, wanted, originals);
    }
    return originals;
  }

  private static Original md5(String owner, String md5) {
    return new Original(owner, "MD5", md5);
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
            words -> originals.put(Utf8.decode(words[1]), md5(owners.get(words[1]), words[0])));
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
                  String path = wanted.get(Paths.unmerged("/" + Utf8.decode(line.substring(34))));
                  if (path != null) {
                    originals.put(path, md5(owner, line.substring(0, 32)));
                  }
                });
      }
    }
  }

  private static Stream<String> lines(Root root, String path) {
    return root.open(path, Dpkg.MAX_BYTES) instanceof Opened.Read read
        ? read.bytes().latin1().lines()
        : Stream.of();
  }
}
