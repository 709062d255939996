package censo.collector.export;

import censo.collector.render.RenderedFile;
import censo.inventory.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Which files a proposal writes: never one that people own, or have edited.
 *
 * @param writes content by path, empty to remove the file
 * @param kept paths left alone because people edited them
 */
record Plan(SequencedMap<String, Optional<Bytes>> writes, List<String> kept) {
  private static final String HASH = "# censo-body: sha256:";
  private static final String FILES = "site-modules/profile/files/";

  /**
   * The part of a proposal that one commit holds.
   *
   * @param scopes classes whose files are meant
   */
  static Plan of(Proposal proposal, List<String> scopes, Tree tree) throws IOException {
    SequencedMap<String, Optional<Bytes>> writes = new TreeMap<>();
    List<String> kept = new ArrayList<>();
    boolean module = tree.has("site-modules/apphost/metadata.json");
    for (RenderedFile file : proposal.rendering().files()) {
      if (scopes.contains(file.scope()) && !(module && file.scope().equals("apphost"))) {
        Optional<Bytes> there = tree.read(file.path());
        if (there.isEmpty()) {
          writes.put(file.path(), Optional.of(file.content()));
        } else if (!file.createdOnce() && !there.get().equals(file.content())) {
          if (isEdited(file.path(), there.get(), tree)) {
            kept.add(file.path());
          } else {
            writes.put(file.path(), Optional.of(file.content()));
          }
        }
      }
    }
    remove(proposal, scopes, tree, writes, kept);
    return new Plan(writes, kept);
  }

  /** Exact files that the profiles no longer have. */
  private static void remove(
      Proposal proposal,
      List<String> scopes,
      Tree tree,
      SequencedMap<String, Optional<Bytes>> writes,
      List<String> kept)
      throws IOException {
    List<String> wanted = proposal.rendering().files().stream().map(RenderedFile::path).toList();
    for (String scope : scopes) {
      for (String path : tree.below(FILES + proposal.segment() + "/" + scope)) {
        if (!wanted.contains(path)) {
          if (tree.isExports(path)) {
            writes.put(path, Optional.empty());
          } else {
            kept.add(path);
          }
        }
      }
    }
  }

  /** A data file tells by the hash in its header, any other by who changed it last. */
  private static boolean isEdited(String path, Bytes there, Tree tree) throws IOException {
    if (!path.startsWith("data/")) {
      return !tree.isExports(path);
    }
    String text = there.utf8();
    int at = text.indexOf(HASH);
    int end = at < 0 ? -1 : text.indexOf('\n', at);
    return end < 0
        || !Bytes.ofUtf8(text.substring(end + 1))
            .sha256()
            .equals(text.substring(at + HASH.length(), end));
  }
}
