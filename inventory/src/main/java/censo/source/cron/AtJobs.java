package censo.source.cron;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Stat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs of at(1), by their names alone: each file holds the whole environment of who made it, so
 * none is opened. A name is the queue's letter, the job's number in five and the minute in eight
 * hex digits (at.c); a job that runs has {@code =} for the letter.
 */
final class AtJobs {
  private static final List<String> FOLDERS = List.of("/var/spool/cron/atjobs", "/var/spool/at");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z=]([0-9a-f]{5})([0-9a-f]{8})");

  private AtJobs() {}

  static void read(Draft draft) {
    for (String folder : FOLDERS) {
      for (String name : draft.list(folder)) {
        Matcher parts = NAME.matcher(name);
        Optional<Stat> stat = draft.root().lstat(folder + "/" + name).filter(Stat::isFile);
        if (parts.matches() && stat.isPresent()) {
          add(draft, folder + "/" + name, parts, stat.get());
        }
      }
    }
  }

  private static void add(Draft draft, String path, Matcher parts, Stat stat) {
    int number = Integer.parseInt(parts.group(1), 16);
    long minute = Long.parseLong(parts.group(2), 16);
    Map<String, Value> settings =
        Map.of(
            "user", Value.of(stat.owner()),
            "when", Value.of(Instant.ofEpochSecond(minute * 60).toString()));
    draft.collectUnread(path, stat);
    draft.add(Item.of("at_job", String.valueOf(number), settings, Origin.of(path)));
  }
}
