package censo.collector.export;

import censo.inventory.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A clone of the control repository. Only its branches {@code censo/…} are written, and only
 * forward; the working tree is never touched, nothing is ever pushed.
 */
public final class ControlRepo implements AutoCloseable {
  private final Repository repository;
  private final String base;

  private ControlRepo(Repository repository, String base) {
    this.repository = repository;
    this.base = base;
  }

  /** Why a proposal can't be written to this clone; the message says what to do. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Opens a clone.
   *
   * @param base name of the branch that proposals go to
   */
  public static ControlRepo open(Path clone, String base) throws IOException, Refused {
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    builder.findGitDir(clone.toFile());
    if (builder.getGitDir() == null) {
      builder.setGitDir(clone.toFile());
    }
    try {
      return new ControlRepo(builder.build(), base);
    } catch (org.eclipse.jgit.errors.RepositoryNotFoundException e) {
      throw new Refused(clone + " is no git repository: clone the control repository there");
    }
  }

  /** Brings the branch of the proposal up to it: a commit for what is shared, one a profile. */
  public ChangeSet propose(Proposal proposal) throws IOException, Refused {
    Tree from = new Tree(repository, commit(baseRef()));
    Tree tip = tip(proposal, from);
    List<String> ids = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    String docs = PullRequest.evidenceFile(proposal);
    for (CommitMessage message : CommitMessage.all(proposal)) {
      Plan plan = Plan.of(proposal, message.scopes(), tip);
      if (ids.isEmpty() && !plan.writes().isEmpty() && message.scopes().contains("common")) {
        PullRequest.overflow(proposal)
            .ifPresent(text -> plan.writes().put(docs, Optional.of(Bytes.ofUtf8(text))));
      }
      kept.addAll(plan.kept());
      ObjectId tree = write(tip.id(), plan.writes());
      if (!tree.equals(tip.id())) {
        ObjectId id = commit(tree, tip.commit(), message.text(), proposal.author());
        ids.add(id.name());
        tip = new Tree(repository, parse(id));
      }
    }
    if (!ids.isEmpty()) {
      update(proposal.branch(), tip.commit());
    }
    PullRequest words = PullRequest.of(proposal, from, kept);
    return new ChangeSet(
        proposal.branch(), base, words.title(), words.body(), words.draft(), ids, kept);
  }

  private Ref baseRef() throws IOException, Refused {
    for (String name : List.of(Constants.R_HEADS + base, Constants.R_REMOTES + "origin/" + base)) {
      Ref ref = repository.exactRef(name);
      if (ref != null) {
        return ref;
      }
    }
    throw new Refused("the clone has no branch " + base + ": fetch it, or name another base");
  }

  /** The branch goes on where it is, unless everything of it has been merged. */
  private Tree tip(Proposal proposal, Tree from) throws IOException, Refused {
    String name = Constants.R_HEADS + proposal.branch();
    if (name.equals(repository.getFullBranch())) {
      throw new Refused(
          "the branch " + proposal.branch() + " is checked out: check out " + base + " first");
    }
    Ref ref = repository.exactRef(name);
    if (ref == null) {
      ref = repository.exactRef(Constants.R_REMOTES + "origin/" + proposal.branch());
    }
    if (ref == null) {
      return from;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit branch = walk.parseCommit(ref.getObjectId());
      boolean merged = walk.isMergedInto(branch, walk.parseCommit(from.commit()));
      return merged ? from : new Tree(repository, branch);
    }
  }

  private RevCommit commit(Ref ref) throws IOException {
    return parse(ref.getObjectId());
  }

  private RevCommit parse(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(id);
      walk.parseBody(commit);
      return commit;
    }
  }

  private ObjectId write(ObjectId tree, Map<String, Optional<Bytes>> writes) throws IOException {
    DirCache index = DirCache.newInCore();
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = repository.newObjectReader()) {
      DirCacheBuilder builder = index.builder();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
      builder.finish();
      DirCacheEditor editor = index.editor();
      for (Map.Entry<String, Optional<Bytes>> write : writes.entrySet()) {
        if (write.getValue().isEmpty()) {
          editor.add(new DirCacheEditor.DeletePath(write.getKey()));
        } else {
          ObjectId blob = inserter.insert(Constants.OBJ_BLOB, write.getValue().get().toArray());
          editor.add(
              new DirCacheEditor.PathEdit(write.getKey()) {
                @Override
                public void apply(DirCacheEntry entry) {
                  entry.setFileMode(FileMode.REGULAR_FILE);
                  entry.setObjectId(blob);
                }
              });
        }
      }
      editor.finish();
      ObjectId id = index.writeTree(inserter);
      inserter.flush();
      return id;
    }
  }

  private ObjectId commit(ObjectId tree, RevCommit parent, String message, Proposal.Author author)
      throws IOException {
    PersonIdent who = new PersonIdent(author.name(), author.email(), author.at(), ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentId(parent);
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage(message);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private void update(String branch, RevCommit to) throws IOException, Refused {
    RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
    update.setNewObjectId(to);
    update.setRefLogMessage("censo export", false);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new Refused("the branch " + branch + " could not be written: " + result);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
