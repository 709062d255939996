package censo.source.logrotate;

import censo.inventory.Item;
import censo.source.Root;
import java.util.List;

/** Parts of the source, for tests elsewhere that ask the real logrotate about each of them. */
public final class LogrotateParts {
  private LogrotateParts() {}

  /** Files that each run of logrotate is started with. */
  public static List<List<String>> runs(Root root, List<Item> before) {
    return Invocation.all(root, before).stream().map(Invocation::paths).toList();
  }

  /** Patterns before the brace of a block. */
  public static List<String> patterns(String text) {
    return Words.of(text).orElse(List.of());
  }
}
