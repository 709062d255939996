package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Jobs of cron, in files of {@code /etc/cron.d}: one for each group of jobs that have the same
 * environment. A file is named after the application and the crontab it was found in.
 */
final class CronFiles implements Part {
  private static final String PARAMETER = "cron_files";

  /** Job and environment as a file writes them. */
  private record Line(
      ProfileItem item,
      SequencedMap<String, String> environment,
      SequencedMap<String, String> job) {
    Origin origin() {
      return item.item().origin();
    }

    boolean hasMovedSecret() {
      return environment.size() > item.item().map("environment").size();
    }
  }

  @Override
  public Set<String> kinds() {
    return Set.of("cron_job");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    Map<Map<String, String>, List<Line>> groups = new LinkedHashMap<>();
    items.stream()
        .sorted(
            Comparator.comparing((ProfileItem i) -> i.item().origin().file())
                .thenComparingInt(i -> i.item().origin().line())
                .thenComparing(ProfileItem::key))
        .map(i -> line(i, draft))
        .flatMap(Optional::stream)
        .forEach(
            line -> groups.computeIfAbsent(line.environment(), _ -> new ArrayList<>()).add(line));
    groups.values().forEach(lines -> put(lines, draft));
  }

  private static void put(List<Line> lines, ClassDraft draft) {
    String file = fileName(lines, draft);
    SequencedMap<String, Object> jobs = new LinkedHashMap<>();
    for (Line line : lines) {
      String title = title(line, jobs);
      jobs.put(title, line.job());
      String path = String.join(ClassDraft.SEPARATOR, PARAMETER, file, "jobs", title);
      draft.tell(path, List.of(line.item()));
      draft.debt(path, line.item());
    }
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    if (!lines.getFirst().environment().isEmpty()) {
      entry.put("environment", lines.getFirst().environment());
    }
    entry.put("jobs", jobs);
    draft.put(PARAMETER, file, entry, List.of());
  }

  /** The name of the item, which stands above the job as a comment. */
  private static String title(Line line, Map<String, Object> taken) {
    String name = line.item().item().name();
    String title = name.length() > 120 ? name.substring(0, 120) : name;
    for (int i = 2; taken.containsKey(title); i++) {
      title = title.replaceFirst(" #[0-9]+\\z", "") + " #" + i;
    }
    return title;
  }

  private static String fileName(List<Line> lines, ClassDraft draft) {
    String application = draft.application.replaceAll("[^A-Za-z0-9_-]", "-");
    Line first = lines.getFirst();
    String name =
        first.hasMovedSecret() && lines.size() == 1
            ? after(application, words(first.item().item()))
            : after(application, crontab(first.origin().file(), draft.application));
    String free = name;
    if (draft.has(PARAMETER, name) && lines.size() == 1) {
      name = after(application, words(first.item().item()));
      free = name;
    }
    for (int i = 2; draft.has(PARAMETER, free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private static String after(String application, String word) {
    boolean own = word.equals(application) || word.startsWith(application + "-");
    return own ? word : word.isEmpty() ? application : application + "-" + word;
  }

  private static String crontab(String file, String application) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    boolean user = file.startsWith("/var/spool/");
    String name = !user ? base : base.equals(application) ? "crontab" : "crontab-" + base;
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  private static String words(Item job) {
    String words = job.name().replaceFirst("^[^:]*: ", "").replaceFirst("\\.(php|sh|py)\\b", "");
    String slug = words.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-+|-+$", "");
    int end = slug.length() <= 24 ? slug.length() : slug.lastIndexOf('-', 24);
    return slug.substring(0, end <= 0 ? 24 : end);
  }

  private static Optional<Line> line(ProfileItem item, ClassDraft draft) {
    Item job = item.item();
    String stdin = job.text("stdin").orElse("");
    if (ClassDraft.hasSecret(stdin)) {
      draft.omit(
          item, "a secret stands in what the job reads (behind %): no variable is expanded there");
      return Optional.empty();
    }
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : job.map("environment").entrySet()) {
      Optional<String> value = value(item, variable.getKey(), variable.getValue(), draft);
      if (value.isEmpty() || !variable.getKey().matches("[^\\s='\"]+")) {
        draft.omit(item, "cron has no quotes for the variable " + variable.getKey());
        return Optional.empty();
      }
      environment.put(variable.getKey(), value.get());
    }
    String command = job.text("command").orElse("");
    SequencedMap<String, String> moved = new LinkedHashMap<>();
    Optional<String> without =
        SecretInCommand.moved(command, upTo -> variable(item, upTo, draft, environment, moved));
    if (without.isEmpty()) {
      draft.omit(item, "a secret stands in single quotes or backquotes: write it in double quotes");
      return Optional.empty();
    }
    environment.putAll(moved);
    SequencedMap<String, String> line = new LinkedHashMap<>();
    line.put("schedule", schedule(job));
    line.put("user", job.text("user").orElse("root"));
    line.put(
        "command",
        CronText.command(draft.text(item, "command", without.get(), Spelling.WORD), stdin));
    return Optional.of(new Line(item, environment, line));
  }

  private static Optional<String> value(
      ProfileItem item, String name, String value, ClassDraft draft) {
    String text = draft.text(item, "environment." + name, value, Spelling.QUOTED);
    return ClassDraft.hasSecret(value)
        ? Optional.of(text).filter(t -> t.indexOf('"') < 0).map(t -> '"' + t + '"')
        : CronText.value(text);
  }

  /** The variable that a secret of a command moves to. */
  private static String variable(
      ProfileItem item,
      String upToToken,
      ClassDraft draft,
      Map<String, String> environment,
      Map<String, String> moved) {
    String filled = draft.text(item, "command", upToToken, Spelling.QUOTED);
    String reference = filled.substring(filled.lastIndexOf("{{secret:"));
    String value = '"' + reference + '"';
    String name =
        reference
            .substring("{{secret:".length())
            .replaceFirst(":?(url)?\\}\\}\\z", "")
            .toUpperCase(Locale.ROOT);
    String free = name;
    for (int i = 2;
        environment.containsKey(free) || !moved.getOrDefault(free, value).equals(value);
        i++) {
      free = name + "_" + i;
    }
    moved.put(free, value);
    return free;
  }

  /** As the host spells it: it means the same. */
  private static String schedule(Item job) {
    return job.written().get("schedule") instanceof Value.Text(String own)
        ? own
        : job.text("schedule").orElse("");
  }
}
