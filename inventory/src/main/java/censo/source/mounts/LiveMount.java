package censo.source.mounts;

import java.util.List;
import java.util.Optional;

/**
 * A line of mountinfo.
 *
 * @param root what of the file system is mounted, {@code /} for all of it
 * @param options those of the mount and of its file system
 */
record LiveMount(String root, String point, String type, String source, List<String> options) {
  /** Below these a folder of a disk is bound by people, elsewhere by what runs containers. */
  private static final List<String> BINDS =
      List.of("/srv", "/var", "/mnt", "/opt", "/home", "/data");

  LiveMount {
    options = List.copyOf(options);
  }

  /**
   * {@code id parent major:minor root point options [optional…] - type source options}.
   *
   * @param line one character a byte
   */
  static Optional<LiveMount> parse(String line) {
    int dash = line.indexOf(" - ");
    String[] before = line.substring(0, Math.max(dash, 0)).split(" ");
    if (dash < 0 || before.length < 6) {
      return Optional.empty();
    }
    // The source may be empty: two blanks then.
    String[] behind = line.substring(dash + 3).split(" ", 3);
    if (behind.length < 3) {
      return Optional.empty();
    }
    String source = Field.decode(behind[1]);
    return Optional.of(
        new LiveMount(
            Field.decode(before[3]),
            Field.decode(before[4]).replaceFirst("\\s\\(deleted\\)$", ""),
            Field.decode(behind[0]),
            source,
            Options.live(
                Field.decode(before[5]),
                Field.decode(behind[2]),
                source.startsWith("127.0.0.1:"))));
  }

  boolean isRemote() {
    return Remote.is(type, source);
  }

  /** Waits for the first look into it to mount what fstab says. */
  boolean isAutomount() {
    return type.equals("autofs");
  }

  private boolean isBind() {
    return !root.equals("/") && !type.equals("btrfs");
  }

  /** Whether it tells of the machine by itself; what else fstab does not name is the system's. */
  boolean isTold() {
    if (isBind()) {
      return BINDS.stream().anyMatch(b -> point.equals(b) || point.startsWith(b + "/"));
    }
    return source.startsWith("/dev/") || isRemote() || Remote.isFuse(type);
  }

  /** As findmnt(8) prints it: the source, and of a bind the folder of it. */
  String device() {
    return isBind() ? source + "[" + root + "]" : source;
  }
}
