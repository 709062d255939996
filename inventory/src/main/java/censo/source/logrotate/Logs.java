package censo.source.logrotate;

import censo.source.Glob;
import censo.source.Root;
import censo.source.Stat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    for (String pattern : written.stream().map(this::expand).toList()) {
      block.named().add(pattern);
      boolean any = false;
      boolean whole = true;
      for (String log : matches(pattern)) {
        boolean free = taken.putIfAbsent(log, block) == null;
        any |= free;
        whole &= free || passesOver;
        if (!whole) {
          break;
        }
      }
      if (any || whole) {
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

  /** Logs that are there, without folders; the pattern itself where there is none. */
  private List<String> matches(String pattern) {
    boolean isPattern = Glob.isPattern(pattern) && pattern.startsWith("/");
    List<String> found = isPattern ? Glob.expand(root, pattern) : List.of();
    return Optional.of(found).filter(logs -> !logs.isEmpty()).orElse(List.of(pattern)).stream()
        .filter(log -> root.lstat(log).filter(Stat::isFolder).isEmpty())
        .toList();
  }
}
