package censo.source;

import censo.source.rpm.Rpm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file tree as the daemons of a host see it: the running machine's, a folder read as if it were
 * {@code /}, or one in memory. Paths are absolute and the host's own. Links are followed hop by hop
 * and never out of the tree; only regular files are opened, and no call blocks.
 */
public interface Root {
  /** Most hops a chain of links may take. */
  int MAX_HOPS = 8;

  /** Most bytes of one file. */
  int MAX_FILE_BYTES = 1024 * 1024;

  /**
   * What stands at the path itself, a link not followed. Empty where there is nothing, or it can't
   * be seen.
   */
  Optional<Stat> lstat(String path);

  /**
   * What stands at the path, links followed. Empty where there is nothing, a link dangles, loops or
   * leaves the tree.
   */
  Optional<Stat> stat(String path);

  /**
   * Opens and reads a regular file, links followed. A NUL byte makes it binary, but for the files
   * of {@code /proc}, which end their fields with one.
   */
  default Opened open(String path) {
    return open(path, MAX_FILE_BYTES);
  }

  /**
   * Likewise, with another limit: the databases of package managers are larger than any
   * configuration. They are read, but never collected.
   */
  Opened open(String path, int maxBytes);

  /**
   * Names in a folder, sorted by their bytes, without {@code .} and {@code ..}.
   *
   * @return empty where the path is no folder or can't be read; {@link #stat} tells which
   */
  Optional<List<String>> list(String folder);

  /**
   * Mount points of file systems that did not answer since this was asked last: what seemed not to
   * be there may be.
   */
  default Set<String> unanswered() {
    return Set.of();
  }

  /**
   * Lets a moment pass on a running machine, so that what changes by itself can be told from what
   * stays.
   *
   * @return false for a tree, where nothing changes
   */
  default boolean pause() {
    return false;
  }

  /**
   * What rpm says it has installed. The running machine is asked, once, however often this is
   * called; never ask where {@link Rpm#database} is empty.
   */
  default Rpm rpm() {
    return Rpm.OF_A_TREE;
  }
}
