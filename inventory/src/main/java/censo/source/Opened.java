package censo.source;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;

/** How opening a path went. */
public sealed interface Opened {
  /**
   * Read whole.
   *
   * @param file as it goes into the snapshot; of a binary one the content is left out, see {@link
   *     Refused}
   * @param stat of the file itself, links followed
   * @param changed whether it was written to meanwhile, and again at a second try: the bytes may be
   *     of two moments
   */
  record Read(HostFile file, Bytes bytes, Stat stat, boolean changed) implements Opened {
    public Read(HostFile file, Bytes bytes, Stat stat) {
      this(file, bytes, stat, false);
    }
  }

  /** Nothing stands there. */
  record Missing() implements Opened {}

  /**
   * Something stands there that was not read.
   *
   * @param code LINK_DANGLING, TOO_DEEP (too many hops, a loop), NOT_REGULAR, TOO_LARGE, DENIED,
   *     UNREADABLE, BINARY, CHANGED_WHILE_READ (replaced while it was opened, twice), TOO_SLOW or
   *     TOO_MANY (the agent's time or room for reading is used up); what it means for the daemon is
   *     the source's to say
   * @param message what is so, as {@code is a FIFO}
   */
  record Refused(Code code, String message) implements Opened {}
}
