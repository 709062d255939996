package censo.packaging.oracle;

import censo.source.MemoryRoot;
import censo.source.Stat;
import java.util.List;

/** Trees of PHP, for whichever version a machine has. */
final class PhpTree {
  private PhpTree() {}

  /** The version that comes with a Debian. */
  static String version(String image) {
    return switch (image) {
      case "CENSO_IMAGE_HOST_BULLSEYE" -> "7.4";
      case "CENSO_IMAGE_HOST_BOOKWORM" -> "8.2";
      default -> "8.4";
    };
  }

  /**
   * The tree with a version's folders and names changed to the machine's; a tree that has the
   * machine's own stays as it is.
   */
  static MemoryRoot as(String version, MemoryRoot tree) {
    List<String> versions = tree.list("/etc/php").orElse(List.of());
    if (versions.isEmpty() || versions.contains(version)) {
      return tree;
    }
    String old = versions.getLast();
    MemoryRoot renamed = new MemoryRoot();
    for (String path : tree.paths()) {
      Stat stat = tree.lstat(path).orElseThrow();
      String to = renamed(path, old, version);
      if (stat.isFile()) {
        String text = renamed(tree.bytes(path).latin1(), old, version);
        renamed.file(to, text, stat.mode(), stat.owner());
      } else if (stat.isLink()) {
        renamed.link(to, renamed(stat.target().orElse(""), old, version));
      } else if (!path.equals("/")) {
        renamed.other(to, stat.kind());
      }
    }
    return renamed;
  }

  private static String renamed(String text, String old, String version) {
    return text.replace("/php/" + old, "/php/" + version)
        .replace("php" + old, "php" + version)
        .replace("PHP " + old, "PHP " + version);
  }
}
