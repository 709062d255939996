package censo.packaging.oracle;

import censo.source.Accounts;
import censo.source.MemoryRoot;
import censo.source.Stat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Trees as one archive, each in {@code N/root}, with owners, modes, links and FIFOs. Sockets and
 * devices become empty files: tar has no sockets.
 */
final class Tar {
  private Tar() {}

  static byte[] of(List<Tree> trees) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < trees.size(); i++) {
        add(tar, i + "/root", trees.get(i).root());
      }
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String at, MemoryRoot root)
      throws IOException {
    Accounts accounts = Accounts.of(root);
    for (String path : root.paths()) {
      Stat stat = root.lstat(path).orElseThrow();
      String name = at + (path.equals("/") ? "" : path);
      TarArchiveEntry entry = entry(name, stat);
      own(entry, stat, accounts);
      byte[] content = stat.isFile() ? root.bytes(path).toArray() : new byte[0];
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      for (int link = 1; stat.isFile() && link < stat.links(); link++) {
        TarArchiveEntry hard =
            new TarArchiveEntry(name.replaceFirst("/root", "/links") + link, TarConstants.LF_LINK);
        hard.setLinkName(name);
        tar.putArchiveEntry(hard);
        tar.closeArchiveEntry();
      }
    }
  }

  private static TarArchiveEntry entry(String name, Stat stat) {
    TarArchiveEntry entry =
        switch (stat.kind()) {
          case FOLDER -> new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
          case LINK -> new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
          case FIFO -> new TarArchiveEntry(name, TarConstants.LF_FIFO);
          default -> new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        };
    stat.target().ifPresent(entry::setLinkName);
    entry.setMode(stat.mode());
    return entry;
  }

  /** By number where the tree knows the name, else by the name, which is then the image's. */
  private static void own(TarArchiveEntry entry, Stat stat, Accounts accounts) {
    Accounts.User user = accounts.users().get(stat.owner());
    Accounts.Group group = accounts.groups().get(stat.group());
    entry.setUserId(user == null ? stat.uid() : user.uid());
    entry.setGroupId(group == null ? stat.gid() : group.gid());
    entry.setUserName(user == null ? stat.owner() : "");
    entry.setGroupName(group == null ? stat.group() : "");
  }
}
