package censo.source;

import java.util.Locale;
import java.util.Optional;

/**
 * What stands at a path.
 *
 * @param mode permission bits with set-id and sticky, as {@code 0644}
 * @param owner name of the owner by the tree's passwd, else its number
 * @param group likewise
 * @param uid number of the owner
 * @param gid number of the group
 * @param links number of hard links
 * @param size in bytes
 * @param target of a symbolic link, as written
 */
public record Stat(
    Kind kind,
    int mode,
    String owner,
    String group,
    int uid,
    int gid,
    int links,
    long size,
    Optional<String> target) {
  /** The letters of {@code find -type}, as in {@code .meta} files. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    FIFO,
    SOCKET,
    CHARACTER_DEVICE,
    BLOCK_DEVICE;

    /** In words, for a message. */
    public String words() {
      return this == FIFO ? "FIFO" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public Stat withSize(long bytes) {
    return new Stat(kind, mode, owner, group, uid, gid, links, bytes, target);
  }

  public boolean isFile() {
    return kind == Kind.FILE;
  }

  public boolean isFolder() {
    return kind == Kind.FOLDER;
  }

  public boolean isLink() {
    return kind == Kind.LINK;
  }

  /** Four octal digits. */
  public String octalMode() {
    return Integer.toOctalString(mode | 010000).substring(1);
  }

  /** Whether group or others may write. */
  public boolean isWritableByOthers() {
    return (mode & 022) != 0;
  }
}
