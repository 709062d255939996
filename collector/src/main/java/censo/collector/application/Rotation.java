package censo.collector.application;

import censo.inventory.Item;
import censo.source.Glob;
import java.util.stream.IntStream;

/** Which logs a logrotate block rotates. */
public final class Rotation {
  private Rotation() {}

  /** Whether one of the block's patterns is for this file, as glob(3) takes them. */
  public static boolean covers(Item block, String log) {
    return block.list("paths").stream().anyMatch(pattern -> matches(pattern, log));
  }

  private static boolean matches(String pattern, String path) {
    String[] parts = pattern.split("/+");
    String[] names = path.split("/+");
    return parts.length == names.length
        && IntStream.range(0, parts.length).allMatch(i -> Glob.matches(parts[i], names[i]));
  }
}
