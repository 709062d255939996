package censo.packaging.oracle;

import static org.junit.jupiter.api.Assertions.fail;

import censo.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Every tree of a source, read by Censo and by one daemon.
 *
 * @param known differences that are meant, the first that holds counts
 */
record Comparison(Source source, Daemon daemon, List<Known> known) {
  /** As many are printed; the others are counted. */
  private static final int SHOWN = 5;

  /**
   * Fails where the readings differ, with the files and both readings.
   *
   * @param driver of the daemon, see this package
   * @param ours what Censo reads, as canonical text
   * @param theirs what the driver printed, as the same text
   */
  void check(
      List<Tree> trees,
      String driver,
      Function<Tree, String> ours,
      Function<Map<String, Object>, String> theirs)
      throws Exception {
    check(trees, driver, ours, theirs, String::equals);
  }

  /**
   * Likewise.
   *
   * @param alike whether the first text says what the second does, where equal is too much to ask:
   *     of several mistakes a daemon tells one
   */
  void check(
      List<Tree> trees,
      String driver,
      Function<Tree, String> ours,
      Function<Map<String, Object>, String> theirs,
      BiPredicate<String, String> alike)
      throws Exception {
    List<Map<String, Object>> answers = daemon.ask(driver, trees);
    Tally tally = new Tally(source, daemon);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      Tree tree = trees.get(i);
      Difference both =
          new Difference(tree, daemon, ours.apply(tree), theirs.apply(answers.get(i)));
      if (alike.test(both.ours(), both.theirs())) {
        tally.same(tree);
      } else {
        Optional<Known> meant = known.stream().filter(k -> k.holds().test(both)).findFirst();
        meant.ifPresentOrElse(tally::known, () -> differences.add(both));
      }
    }
    tally.write(differences);
    if (!differences.isEmpty()) {
      StringBuilder text = new StringBuilder();
      differences.stream().limit(SHOWN).forEach(d -> text.append(d).append('\n'));
      fail(differences.size() + " differences; all in " + tally.report() + "\n" + text);
    }
  }
}
