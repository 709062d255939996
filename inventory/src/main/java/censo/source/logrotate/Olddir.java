package censo.source.logrotate;

import censo.source.Paths;
import censo.source.Root;
import censo.source.Stat;
import java.util.Optional;

/** The folder that rotated logs go to has to be there when the block ends. */
final class Olddir {
  private Olddir() {}

  /** Why logrotate gives up. A tree without the folder that all logs are in is not asked. */
  static Optional<Fault> check(Root root, Block block) {
    Optional<String> olddir = block.settings().text("olddir");
    if (olddir.isEmpty()) {
      return Optional.empty();
    }
    for (String log : block.logs()) {
      String folder = Paths.folder(log);
      boolean missing = !log.startsWith("/") || root.stat(folder).filter(Stat::isFolder).isEmpty();
      if (missing && isCopied(root, folder) && !block.settings().has("missingok")) {
        return Optional.of(
            Fault.file(
                "olddir is set, and a folder of the logs does not exist",
                "make the folder, or add missingok"));
      }
      String target = Paths.absolute(olddir.get(), folder);
      boolean absent = root.stat(target).isEmpty();
      if (!missing && absent && isCopied(root, target) && !block.settings().has("createolddir")) {
        return Optional.of(
            Fault.file("olddir does not exist", "make the folder, or add createolddir"));
      }
    }
    return Optional.empty();
  }

  /** Whether the tree has anything of the top folder. */
  private static boolean isCopied(Root root, String path) {
    if (!path.startsWith("/")) {
      return true;
    }
    int second = path.indexOf('/', 1);
    String top = second < 0 ? path : path.substring(0, second);
    return root.list(top).filter(names -> !names.isEmpty()).isPresent();
  }
}
