package censo.packaging.oracle;

import java.util.ArrayList;
import java.util.List;

/** A tree that Censo and a daemon read differently; each reading is canonical text. */
record Difference(Tree tree, Daemon daemon, String ours, String theirs) {
  /** The files, and of each reading the lines that the other does not have. */
  @Override
  public String toString() {
    return tree.kind()
        + " "
        + tree.name()
        + "\n"
        + tree.shown()
        + "=== only Censo\n"
        + without(ours, theirs)
        + "=== only "
        + daemon.name()
        + " "
        + daemon.version()
        + "\n"
        + without(theirs, ours);
  }

  private static String without(String text, String other) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    other.lines().forEach(lines::remove);
    return lines.isEmpty()
        ? "(the same lines in another order)\n"
        : String.join("\n", lines) + "\n";
  }
}
