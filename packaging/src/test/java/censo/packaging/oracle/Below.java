package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine that a tree is laid over, as far as a reader asks it: its release, accounts and
 * folders.
 */
record Below(Map<String, String> files, List<String> folders) {
  static Below of(Daemon daemon) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String path : List.of("/etc/os-release", "/etc/passwd", "/etc/group")) {
      files.put(path, daemon.machine().must("cat " + path));
    }
    String folders = daemon.machine().must("find / -xdev -maxdepth 4 -type d -not -path '/etc/*'");
    return new Below(files, folders.lines().filter(f -> !f.equals("/")).toList());
  }

  /**
   * The tree with the machine below it.
   *
   * @param release whether the machine's release counts, whatever the tree's own is
   */
  MemoryRoot under(MemoryRoot tree, boolean release) {
    MemoryRoot whole = new MemoryRoot(tree);
    files.forEach(
        (path, text) -> {
          if (tree.lstat(path).isEmpty() || (release && path.endsWith("os-release"))) {
            whole.file(path, text);
          }
        });
    for (String folder : folders) {
      if (tree.lstat(folder).isEmpty()) {
        whole.folder(folder);
      }
    }
    return whole;
  }
}
