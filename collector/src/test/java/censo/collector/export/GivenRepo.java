package censo.collector.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A control repository on disk, with a branch development that is checked out. */
final class GivenRepo implements AutoCloseable {
  final Path folder;
  private final Git git;

  private GivenRepo(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  static GivenRepo at(Path folder) throws GitAPIException, IOException {
    Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("development").call();
    GivenRepo repo = new GivenRepo(folder, git);
    repo.commit("hiera.yaml", "---\nversion: 5\n", "start");
    return repo;
  }

  /** A person's commit on what is checked out. */
  GivenRepo commit(String path, String text, String message) throws GitAPIException, IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    git.add().addFilepattern(path).call();
    git.commit()
        .setMessage(message)
        .setSign(false)
        .setAuthor("ana", "ana@example.com")
        .setCommitter("ana", "ana@example.com")
        .call();
    return this;
  }

  void merge(String branch) throws GitAPIException, IOException {
    git.merge().include(git.getRepository().resolve(branch)).call();
  }

  void checkout(String branch) throws GitAPIException {
    git.checkout().setName(branch).call();
  }

  String text(String branch, String path) throws IOException {
    Repository repository = git.getRepository();
    RevCommit commit = repository.parseCommit(repository.resolve(branch));
    try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
      return walk == null
          ? ""
          : new String(
              repository.open(walk.getObjectId(0)).getBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  boolean has(String branch, String path) throws IOException {
    return !text(branch, path).isEmpty();
  }

  /** Messages of the commits that a branch has beyond development, oldest first. */
  List<String> beyond(String branch) throws GitAPIException, IOException {
    ObjectId base = git.getRepository().resolve("development");
    List<String> messages = new ArrayList<>();
    git.log()
        .addRange(base, git.getRepository().resolve(branch))
        .call()
        .forEach(c -> messages.addFirst(c.getFullMessage()));
    return messages;
  }

  ObjectId tip(String branch) throws IOException {
    return git.getRepository().resolve(branch);
  }

  ObjectId tree(String branch) throws IOException {
    return git.getRepository().resolve(branch + "^{tree}");
  }

  boolean isClean() throws GitAPIException {
    return git.status().call().isClean();
  }

  @Override
  public void close() {
    git.close();
  }
}
