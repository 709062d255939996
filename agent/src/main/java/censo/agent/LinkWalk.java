package censo.agent;

import censo.inventory.Code;
import censo.source.Root;
import censo.source.Stat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows the links of a path one hop at a time, as the kernel would with the tree for its root:
 * {@code ..} stops there.
 */
final class LinkWalk {
  /** Where a path leads. */
  sealed interface Step {}

  /** To this path, that has no link in it. */
  record Found(String real) implements Step {}

  /** Nothing stands there. */
  record Nothing() implements Step {}

  /** A link leads nowhere, round in a circle, or over too many hops. */
  record Broken(Code code, String message) implements Step {}

  private final Function<String, Optional<Stat>> lstat;

  LinkWalk(Function<String, Optional<Stat>> lstat) {
    this.lstat = lstat;
  }

  /** The path with the links of its folders followed, the last part as it is. */
  Optional<String> parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return Optional.of(path);
    }
    String name = path.substring(slash + 1);
    return resolve(path.substring(0, slash)) instanceof Found(String folder)
        ? Optional.of(folder.equals("/") ? "/" + name : folder + "/" + name)
        : Optional.empty();
  }

  Step resolve(String path) {
    Deque<String> todo = new ArrayDeque<>(List.of(path.split("/")));
    Deque<String> done = new ArrayDeque<>();
    int hops = 0;
    while (!todo.isEmpty()) {
      String part = todo.pop();
      if (part.equals("..")) {
        done.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        done.addLast(part);
        Optional<Stat> at = lstat.apply("/" + String.join("/", done));
        if (at.isEmpty()) {
          return hops == 0 ? new Nothing() : new Broken(Code.LINK_DANGLING, "is a link to nothing");
        }
        if (at.get().isLink()) {
          if (++hops > Root.MAX_HOPS) {
            return new Broken(Code.TOO_DEEP, "takes more than " + Root.MAX_HOPS + " links");
          }
          done.removeLast();
          follow(at.get().target().orElse(""), todo, done);
        }
      }
    }
    return new Found(done.isEmpty() ? "/" : "/" + String.join("/", done));
  }

  private static void follow(String target, Deque<String> todo, Deque<String> done) {
    if (target.startsWith("/")) {
      done.clear();
    }
    List<String> parts = new ArrayList<>(List.of(target.split("/")));
    Collections.reverse(parts);
    parts.forEach(todo::push);
  }
}
