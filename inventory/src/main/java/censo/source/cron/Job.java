package censo.source.cron;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One job line; texts are of characters, not bytes.
 *
 * @param environment what lines above it set
 * @param assignedAt the lines that set it
 */
record Job(
    String user,
    Schedule schedule,
    String command,
    String stdin,
    SequencedMap<String, String> environment,
    List<Integer> assignedAt,
    String file,
    int line) {
  private static final Comparator<Job> ORDER =
      Comparator.comparing(Job::command, Utf8.ORDER)
          .thenComparing(job -> job.schedule().canonical(), Utf8.ORDER)
          .thenComparing(Job::file, Utf8.ORDER)
          .thenComparingInt(Job::line);

  /** Items named {@code user: words}; equal names are numbered in order of the commands' text. */
  static List<Item> items(Collection<Job> jobs) {
    Map<String, Integer> uses = new HashMap<>();
    List<Item> items = new ArrayList<>();
    for (Job job : jobs.stream().sorted(ORDER).toList()) {
      String name = (job.user + ": " + CommandName.of(job.command)).strip();
      int use = uses.merge(name, 1, Integer::sum);
      items.add(job.item(use == 1 ? name : name + " #" + use));
    }
    return items;
  }

  private Item item(String name) {
    Map<String, Value> settings = new TreeMap<>();
    settings.put("user", Value.of(user));
    settings.put("schedule", Value.of(schedule.canonical()));
    settings.put("command", Value.of(command));
    if (!stdin.isEmpty()) {
      settings.put("stdin", Value.of(stdin));
    }
    if (!environment.isEmpty()) {
      settings.put("environment", Value.of(environment));
    }
    Map<String, Value> written = new TreeMap<>();
    schedule.ownSpelling().ifPresent(text -> written.put("schedule", Value.of(text)));
    return new Item(
        new ItemKey("cron_job", name),
        Sorted.copyOf(settings),
        Sorted.copyOf(written),
        Origin.of(file, line),
        assignedAt.stream().map(at -> Origin.of(file, at)).toList());
  }
}
