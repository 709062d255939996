package censo.agent;

import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much one snapshot may hold. What is over it is left out and told, source by source. */
final class Limits {
  private static final int MAX_FILES = 4_096;
  private static final long MAX_BYTES = 16L * 1024 * 1024;
  private static final int MAX_ITEMS = 20_000;

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
    if (lostItems + lostFiles == 0) {
      return reading;
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.add(
        Problem.of(
            reading.source(),
            Problem.Severity.LOST,
            Code.TOO_MANY,
            Origin.of(""),
            lostItems
                + " items and "
                + lostFiles
                + " files are over the limits of one snapshot and were left out",
            "remove what nobody needs from the folders that this daemon reads"));
    return new Reading(
        reading.source(), Reading.Status.PARTIAL, Optional.empty(), items, files, problems);
  }
}
