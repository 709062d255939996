package censo.packaging.oracle;

import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A reading that ends with a refusal, as text. Censo tells every mistake, a daemon the first one it
 * meets: the two are alike where that one is among ours.
 */
final class Refusal {
  private static final String WORD = "refused";

  private Refusal() {}

  /** Places of all that is fatal; a whole file stands without a line. */
  static String ours(Reading reading) {
    Set<String> places = new TreeSet<>();
    for (Problem p : reading.problems()) {
      if (p.severity() == Severity.FATAL) {
        places.add(p.line() == 0 ? p.file() : p.file() + ":" + p.line());
      }
    }
    return places.stream().map(p -> "\nat " + p).collect(Collectors.joining("", WORD, ""));
  }

  /**
   * What a daemon says.
   *
   * @param places where it says so; none where it tells no place
   */
  static String theirs(List<String> places, String message) {
    return places.stream().map(p -> "\nat " + p).collect(Collectors.joining("", WORD, ""))
        + "\nsays "
        + message;
  }

  static boolean alike(String ours, String theirs) {
    if (!ours.startsWith(WORD) || !theirs.startsWith(WORD)) {
      return ours.equals(theirs);
    }
    Set<String> told = ours.lines().skip(1).collect(Collectors.toSet());
    List<String> places = theirs.lines().filter(line -> line.startsWith("at ")).toList();
    return !told.isEmpty() && (places.isEmpty() || places.stream().anyMatch(told::contains));
  }
}
