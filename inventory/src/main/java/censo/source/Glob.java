package censo.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Paths that match a pattern, as glob(3) of the C library gives them to the daemons: {@code * ?
 * [..]} within one part of the path, no match for a leading dot, results sorted by their bytes. A
 * dangling link matches.
 */
public final class Glob {
  private Glob() {}

  /** Whether the pattern has anything to expand. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /** Existing paths that match an absolute pattern. */
  public static List<String> expand(Root root, String pattern) {
    List<String> found = List.of("");
    for (String part : pattern.split("/+")) {
      if (!part.isEmpty()) {
        List<String> next = new ArrayList<>();
        for (String folder : found) {
          next.addAll(
              isPattern(part) ? children(root, folder, part) : child(root, folder + "/" + part));
        }
        found = next;
      }
    }
    return found.equals(List.of("")) ? List.of() : found;
  }

  private static List<String> child(Root root, String path) {
    return root.lstat(path).isPresent() ? List.of(path) : List.of();
  }

  private static List<String> children(Root root, String folder, String part) {
    return root.list(folder.isEmpty() ? "/" : folder).orElse(List.of()).stream()
        .filter(name -> matches(part, name))
        .map(name -> folder + "/" + name)
        .toList();
  }

  /** fnmatch(3) with FNM_PERIOD, for one part of a path. */
  public static boolean matches(String pattern, String name) {
    if (name.startsWith(".") && !pattern.startsWith(".")) {
      return false;
    }
    return matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    // Iterative for the common star, so that a hostile pattern costs time by its length only.
    int star = -1;
    int retry = 0;
    while (n < name.length()) {
      int end = p < pattern.length() ? one(pattern, p, name.charAt(n)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = n;
      } else if (end > 0) {
        p = end;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Where the pattern goes on if its element at {@code p} takes the character; -1 if it does not.
   */
  private static int one(String pattern, int p, char c) {
    char element = pattern.charAt(p);
    if (element == '?') {
      return p + 1;
    }
    if (element == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    int close = element == '[' ? pattern.indexOf(']', p + 2) : -1;
    if (close < 0) {
      return element == c ? p + 1 : -1;
    }
    String set = pattern.substring(p + 1, close);
    boolean negated = set.startsWith("!") || set.startsWith("^");
    return inSet(negated ? set.substring(1) : set, c) != negated ? close + 1 : -1;
  }

  private static boolean inSet(String set, char c) {
    for (int i = 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        if (c >= set.charAt(i) && c <= set.charAt(i + 2)) {
          return true;
        }
        i += 2;
      } else if (set.charAt(i) == c) {
        return true;
      }
    }
    return false;
  }
}
