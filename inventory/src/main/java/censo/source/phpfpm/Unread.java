package censo.source.phpfpm;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Files in a folder that php-fpm includes from, and that no include matches. */
final class Unread {
  private final Draft draft;
  private final Set<String> read;

  Unread(Draft draft, Set<String> read) {
    this.draft = draft;
    this.read = read;
  }

  /**
   * Tells of each, unless its name says it by itself.
   *
   * @param wouldBe the items of a file if it were included
   */
  void tell(Set<String> patterns, Function<String, List<Item>> wouldBe) {
    Set<String> folders = new TreeSet<>();
    patterns.forEach(p -> folders.add(p.substring(0, p.lastIndexOf('/'))));
    for (String folder : folders) {
      for (String name : draft.root().list(folder).orElse(List.of())) {
        String path = folder + "/" + name;
        boolean file = draft.root().stat(path).filter(Stat::isFile).isPresent();
        if (file && !read.contains(path) && !SpareName.is(name)) {
          tell(path, wouldBe);
        }
      }
    }
  }

  private void tell(String path, Function<String, List<Item>> wouldBe) {
    if (draft.open(path) instanceof Opened.Read) {
      draft.add(
          draft
              .problem(
                  Severity.IGNORED,
                  Code.FPM_UNREAD,
                  Origin.of(path),
                  "no include of php-fpm matches this name; it is not read",
                  "rename it as the include asks, or remove it")
              .withWouldBe(wouldBe.apply(path)));
    }
  }
}
