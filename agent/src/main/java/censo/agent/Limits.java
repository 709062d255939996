package censo.agent;

import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How much one snapshot may hold. What is over it is left out and told, source by source. */
final class Limits {
  static final int MAX_FILES = 4_096;
  static final long MAX_BYTES = 16L * 1024 * 1024;
  private static final int MAX_ITEMS = 20_000;

  /** Of one source and code. */
  private static final int MAX_PROBLEMS = 1_000;

  private Limits() {}

  static List<Reading> apply(List<Reading> readings) {
    List<Reading> kept = new ArrayList<>();
    int files = 0;
    long bytes = 0;
    int items = 0;
    for (Reading reading : readings) {
      List<HostFile> fileList = new ArrayList<>();
      for (HostFile file : reading.files()) {
        long size = file.content().map(c -> (long) c.size()).orElse(0L);
        if (files < MAX_FILES && bytes + size <= MAX_BYTES) {
          fileList.add(file);
          files++;
          bytes += size;
        }
      }
      List<Item> itemList = reading.items().stream().limit(MAX_ITEMS - items).toList();
      items += itemList.size();
      kept.add(within(reading, itemList, fileList));
    }
    return kept;
  }

  private static Reading within(Reading reading, List<Item> items, List<HostFile> files) {
    int lostItems = reading.items().size() - items.size();
    int lostFiles = reading.files().size() - files.size();
    List<Problem> problems = problems(reading);
    if (lostItems + lostFiles > 0) {
      problems.add(
          lost(
              reading.source(),
              lostItems
                  + " items and "
                  + lostFiles
                  + " files are over the limits of one snapshot and were left out",
              "remove what nobody needs from the folders that this daemon reads"));
    }
    // Nothing left out: as it was, whatever its status.
    return problems.equals(reading.problems())
        ? reading
        : new Reading(
            reading.source(), Reading.Status.PARTIAL, Optional.empty(), items, files, problems);
  }

  /** The first of each code, and one for all the others: a reader does not read a thousand. */
  private static List<Problem> problems(Reading reading) {
    Map<String, Integer> counts = new TreeMap<>();
    List<Problem> kept = new ArrayList<>();
    for (Problem problem : reading.problems()) {
      if (counts.merge(problem.code(), 1, Integer::sum) <= MAX_PROBLEMS) {
        kept.add(problem);
      }
    }
    counts.forEach(
        (code, count) -> {
          if (count > MAX_PROBLEMS) {
            kept.add(
                lost(
                    reading.source(),
                    (count - MAX_PROBLEMS)
                        + " more problems of the kind "
                        + code
                        + " were left out",
                    "mend those that are told; the others come then"));
          }
        });
    return kept;
  }

  private static Problem lost(String source, String message, String mend) {
    return Problem.of(source, Problem.Severity.LOST, Code.TOO_MANY, Origin.of(""), message, mend);
  }
}
