package censo.collector.export;

import java.util.List;

/**
 * What became of a proposal.
 *
 * @param branch name without {@code refs/heads/}
 * @param base name of the branch it goes to
 * @param title of the pull request
 * @param body in Markdown
 * @param draft whether something waits for a person before it may be merged
 * @param commits ids of new ones, oldest first; none where the branch has it all already
 * @param kept paths that people have edited, and that were left as they are
 */
public record ChangeSet(
    String branch,
    String base,
    String title,
    String body,
    boolean draft,
    List<String> commits,
    List<String> kept) {
  public ChangeSet {
    commits = List.copyOf(commits);
    kept = List.copyOf(kept);
  }

  public boolean isEmpty() {
    return commits.isEmpty();
  }
}
