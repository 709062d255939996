package censo.collector.export;

import censo.inventory.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The files of the control repository as of one commit. */
final class Tree {
  private static final String TRAILER = "Censo-Export:";

  private final Repository repository;
  private final RevCommit commit;

  Tree(Repository repository, RevCommit commit) {
    this.repository = repository;
    this.commit = commit;
  }

  RevCommit commit() {
    return commit;
  }

  /** Content of a file; empty where there is none. */
  Optional<Bytes> read(String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
      boolean file =
          walk != null
              && (walk.getFileMode(0).getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
      return file
          ? Optional.of(
              Bytes.of(repository.open(walk.getObjectId(0)).getCachedBytes(64 * 1024 * 1024)))
          : Optional.empty();
    }
  }

  String text(String path) throws IOException {
    return read(path).map(Bytes::utf8).orElse("");
  }

  boolean has(String path) throws IOException {
    return read(path).isPresent();
  }

  /** Paths of all files below a folder. */
  List<String> below(String folder) throws IOException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      walk.setFilter(PathFilter.create(folder));
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  /** Whether the newest change of a file was an export: nobody has edited it since. */
  boolean isExports(String path) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(commit));
      RevCommit newest = walk.next();
      return newest != null
          && newest.getFullMessage().lines().anyMatch(l -> l.strip().startsWith(TRAILER));
    }
  }

  ObjectId id() {
    return commit.getTree();
  }
}
