package censo.source.logrotate;

import censo.source.Glob;
import censo.source.Root;
import censo.source.Stat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which block has which log: no two can have the same. */
final class Logs {
  private final Root root;
  private final Owners owners;
  private final Map<String, Block> taken = new HashMap<>();

  Logs(Root root, Owners owners) {
    this.root = root;
    this.owners = owners;
  }

  /**
   * Gives a block the logs of its patterns. At one that a block has already, the other logs of the
   * pattern are left out too.
   *
   * @param passesOver whether that one alone is left out ({@code ignoreduplicates})
   * @return whether none was taken
   */
  boolean add(Block block, List<String> written, boolean passesOver) {
    boolean fine = true;
    for (String named : written) {
      String pattern = expand(named);
      block.named().add(pattern);
      List<String> logs = matches(pattern, named);
      boolean any = logs.isEmpty();
      boolean whole = true;
      for (String log : logs) {
        boolean free = taken.putIfAbsent(log, block) == null;
        if (free) {
          block.logs().add(log);
        }
        any |= free;
        whole &= free || passesOver;
        if (!whole) {
          break;
        }
      }
      if (any) {
        block.patterns().add(pattern);
      }
      if (!whole) {
        block.cut();
        fine = false;
      }
    }
    return fine;
  }

  /** A block that is lost has no logs. */
  void release(Block block) {
    taken.values().removeIf(block::equals);
  }

  /** A block that is kept loses its logs. */
  void forget(Block block) {
    release(block);
    block.patterns().clear();
    block.logs().clear();
  }

  /** {@code ~} and {@code ~user} as glob(3) replaces them. */
  private String expand(String pattern) {
    if (!pattern.startsWith("~")) {
      return pattern;
    }
    int slash = pattern.indexOf('/');
    int end = slash < 0 ? pattern.length() : slash;
    String user = end == 1 ? "root" : pattern.substring(1, end);
    return owners.home(user).map(home -> home + pattern.substring(end)).orElse(pattern);
  }

  /** Logs that are there, without folders; what is written where there is none. */
  private List<String> matches(String pattern, String written) {
    boolean isAbsolute = pattern.startsWith("/");
    List<String> found = isAbsolute ? Glob.expand(root, pattern) : List.of();
    return (found.isEmpty() ? List.of(written) : found)
        .stream()
            .filter(
                log ->
                    !log.startsWith("/")
                        || root.lstat(log.replaceFirst("(.)/+$", "$1"))
                            .filter(Stat::isFolder)
                            .isEmpty())
            .toList();
  }
}
