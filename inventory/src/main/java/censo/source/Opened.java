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
   */
  record Read(HostFile file, Bytes bytes, Stat stat) implements Opened {}

  /** Nothing stands there. */
  record Missing() implements Opened {}

  /**
   * Something stands there that was not read.
   *
   * @param code LINK_DANGLING, LINK_ESCAPES, TOO_DEEP (too many hops, a loop), NOT_REGULAR,
   *     TOO_LARGE, DENIED, UNREADABLE or BINARY; what it means for the daemon is the source's to
   *     say
   * @param message what is so, as {@code is a FIFO}
   */
  record Refused(Code code, String message) implements Opened {}
}
