package censo.source.mounts;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mounts of {@code /etc/fstab} and of the moment. */
public final class Mounts implements Source {
  private static final String NAME = "mounts";
  private static final String FSTAB = "/etc/fstab";
  private static final Pattern LEADING = Pattern.compile("^[ \t]+");
  private static final Pattern ENDING = Pattern.compile("\r$");

  /** The first process's: the agent may run in a namespace of its own. */
  private static final List<String> MOUNTINFO =
      List.of("/proc/1/mountinfo", "/proc/self/mountinfo");

  /** Some ten thousand mounts, as machines that run containers may have. */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(NAME, root);
    Optional<String> path = MOUNTINFO.stream().filter(p -> isThere(root, p)).findFirst();
    if (path.isEmpty() && root.lstat(FSTAB).isEmpty()) {
      return Reading.absent(NAME);
    }
    Optional<Map<String, LiveMount>> live = path.flatMap(p -> live(draft, p));
    Join join = new Join(draft, path.orElse(""), live);
    switch (draft.open(FSTAB)) {
      case Opened.Read read -> {
        lines(draft, read, join);
        draft.doubtOddBytes(FSTAB, read.bytes());
      }
      case Opened.Refused refused -> draft.lost(FSTAB, refused);
      case Opened.Missing() -> {}
    }
    join.rest();
    return draft.reading();
  }

  /**
   * Where file systems are mounted that another machine or a program answers for. They may never
   * answer.
   *
   * @param lines of mountinfo, one character a byte
   */
  public static Set<String> remotePoints(List<String> lines) {
    return lines.stream()
        .flatMap(line -> LiveMount.parse(line).stream())
        .filter(mount -> mount.isRemote() || mount.isAutomount() || Remote.isFuse(mount.type()))
        .map(LiveMount::point)
        .collect(Collectors.toSet());
  }

  private static boolean isThere(Root root, String path) {
    return !(root.open(path, MAX_BYTES) instanceof Opened.Missing);
  }

  /** By their points, the last one on top; not collected, it is no file that anybody wrote. */
  private static Optional<Map<String, LiveMount>> live(Draft draft, String path) {
    switch (draft.root().open(path, MAX_BYTES)) {
      case Opened.Read read -> {
        Map<String, LiveMount> live = new LinkedHashMap<>();
        for (String line : read.bytes().latin1().split("\n")) {
          Optional<LiveMount> mount = LiveMount.parse(line);
          mount.ifPresent(m -> live.put(m.point(), m));
          if (mount.isEmpty() && !line.isBlank()) {
            draft.lost(path, new Opened.Refused(Code.UNREADABLE, "a line is none of mountinfo"));
            return Optional.empty();
          }
        }
        return Optional.of(live);
      }
      case Opened.Refused refused -> draft.lost(path, refused);
      case Opened.Missing() -> {}
    }
    return Optional.empty();
  }

  private static void lines(Draft draft, Opened.Read read, Join join) {
    String[] lines = read.bytes().latin1().split("\n");
    for (int i = 0; i < lines.length; i++) {
      Origin at = Origin.of(FSTAB, i + 1);
      String line = LEADING.matcher(ENDING.matcher(lines[i]).replaceFirst("")).replaceFirst("");
      if (!line.isEmpty() && !line.startsWith("#")) {
        FstabLine.parse(line)
            .ifPresentOrElse(
                entry -> join.add(entry, at),
                () ->
                    draft.add(
                        draft.problem(
                            Severity.IGNORED,
                            Code.MOUNTS_LINE_IGNORED,
                            at,
                            "is not device, mount point, type, options and two numbers; the line"
                                + " is ignored",
                            "write blanks in names as \\040, and correct the line")));
      }
    }
  }
}
