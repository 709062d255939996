package censo.agent;

import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.redact.Place;
import censo.source.Coverage;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * A snapshot for a person's eyes. Control characters of the host's names and values are shown as
 * {@code ?}.
 */
final class TextReport {
  private TextReport() {}

  static void print(Snapshot snapshot, PrintStream out) {
    out.println(snapshot.host().name() + "  " + snapshot.host().id());
    out.println();
    snapshot
        .sources()
        .forEach(
            (name, state) ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "%-12s %-9s %5d items %4d files%s",
                        name,
                        state.status().id(),
                        state.items(),
                        state.files(),
                        state.wouldStart() ? "" : "  would not start")));
    String kind = "";
    for (Item item : snapshot.items()) {
      if (!item.kind().equals(kind)) {
        kind = item.kind();
        out.println();
        out.println(kind);
      }
      out.println("  " + visible(item.name()) + "  " + visible(item.origin().toString()));
    }
    out.println();
    for (Problem problem : snapshot.problems()) {
      String at = problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
      out.println(problem.severity().id() + " " + problem.code() + " " + visible(at));
      out.println("  " + visible(problem.message()));
      out.println("  mend: " + visible(problem.mend()));
    }
    long lost = snapshot.problemCounts().getOrDefault(Problem.Severity.LOST, 0L);
    out.println(
        snapshot.items().size()
            + " items, "
            + snapshot.files().size()
            + " files, "
            + snapshot.problems().size()
            + " problems ("
            + lost
            + " lost), "
            + snapshot.secrets().size()
            + " secrets redacted");
    Coverage.Sum sum = Coverage.of(snapshot.files(), snapshot.items(), snapshot.problems()).sum();
    out.println(
        sum.lines()
            + " lines that say something = "
            + sum.items()
            + " of items + "
            + sum.problems()
            + " of problems + "
            + sum.shipped()
            + " as their package shipped them + "
            + sum.uncovered()
            + " lost");
  }

  /** Where secrets were found and why, a line for each: place, item, setting, rule, token. */
  static void printPlaces(List<Place> places, PrintStream out) {
    for (Place place : places) {
      String at = place.line() == 0 ? place.file() : place.file() + ":" + place.line();
      List<String> fields = List.of(at, place.item(), place.setting(), place.rule(), place.token());
      out.println(String.join("\t", fields.stream().map(TextReport::visible).toList()));
    }
  }

  private static String visible(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
