package censo.source;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text; nothing is looked up. */
public final class Paths {
  private Paths() {}

  /** The folder a path stands in: all before its last slash, {@code /} at the top. */
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** All after the last slash. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The absolute path, without {@code .}, {@code ..} and doubled slashes.
   *
   * @param folder what a relative path is relative to
   */
  public static String absolute(String path, String folder) {
    if (isPlain(path)) {
      return path;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (path.startsWith("/") ? path : folder + "/" + path).split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /**
   * A path of {@code /usr/lib} and its like as it was before those became one with {@code /lib}:
   * packages may write either.
   */
  public static String unmerged(String path) {
    boolean merged =
        path.startsWith("/usr/lib/")
            || path.startsWith("/usr/lib64/")
            || path.startsWith("/usr/bin/")
            || path.startsWith("/usr/sbin/");
    return merged ? path.substring("/usr".length()) : path;
  }

  /** Whether it is absolute and nothing can be taken out of it. */
  private static boolean isPlain(String path) {
    return path.startsWith("/")
        && !path.endsWith("/")
        && !path.contains("//")
        && !path.contains("/.");
  }
}
