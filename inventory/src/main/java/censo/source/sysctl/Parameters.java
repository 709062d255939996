package censo.source.sysctl;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What all files together set. Of a parameter the last assignment counts, and one of the same value
 * again changes nothing; an explicit one holds against a pattern wherever it stands.
 */
final class Parameters {
  /** What somebody wrote that has no effect, or not the one it seems to have. */
  record Doubt(Code code, Origin at, String message, String mend) {}

  /**
   * @param assignment as it stands
   * @param shipped whether its file is as its package shipped it
   */
  private record Entry(Assignment assignment, boolean shipped) {}

  private static final Pattern NUMBERS = Pattern.compile("-?[0-9]+(?:[ \t]+-?[0-9]+)+");

  private final Map<Key, List<Entry>> entries = new LinkedHashMap<>();

  void add(Assignment assignment, boolean shipped) {
    entries
        .computeIfAbsent(assignment.key(), _ -> new ArrayList<>())
        .add(new Entry(assignment, shipped));
  }

  /** Parameters that a file which no package shipped has the last word on. */
  List<Item> items() {
    Map<String, Item> items = new TreeMap<>(Utf8.ORDER);
    for (List<Entry> all : entries.values()) {
      origin(all).flatMap(at -> item(all, at)).ifPresent(item -> items.put(item.name(), item));
    }
    return List.copyOf(items.values());
  }

  /** What has no effect: assignments that others take back, exceptions from no pattern. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    for (List<Entry> all : entries.values()) {
      Entry last = all.getLast();
      for (Entry entry : all) {
        if (!entry.shipped() && !entry.assignment().sameValue(last.assignment())) {
          doubts.add(
              new Doubt(
                  Code.SYSCTL_PRECEDENCE,
                  entry.assignment().at(),
                  entry.assignment().key()
                      + " has no effect: "
                      + last.assignment().at()
                      + " is read behind it and sets it otherwise",
                  "keep one of them"));
        }
      }
      if (last.assignment().value().isEmpty() && !isInPattern(last)) {
        all.stream()
            .filter(entry -> !entry.shipped() && entry.assignment().sameValue(last.assignment()))
            .forEach(
                entry ->
                    doubts.add(
                        new Doubt(
                            Code.SYSCTL_NEVER,
                            entry.assignment().at(),
                            "is to be left out of a pattern, and no pattern takes it in",
                            "give it a value, or take the line out")));
      }
    }
    return doubts;
  }

  /** Where the last word stands, if a person has it. */
  private static Optional<Origin> origin(List<Entry> all) {
    Assignment last = all.getLast().assignment();
    int begin = all.size() - 1;
    while (begin > 0 && all.get(begin - 1).assignment().sameValue(last)) {
      begin--;
    }
    return all.subList(begin, all.size()).stream()
        .filter(entry -> !entry.shipped())
        .map(entry -> entry.assignment().at())
        .findFirst();
  }

  private Optional<Item> item(List<Entry> all, Origin origin) {
    Assignment last = all.getLast().assignment();
    if (last.value().isEmpty()) {
      return Optional.empty();
    }
    String written = last.value().get();
    String value = canonical(written);
    Map<String, Value> settings = new HashMap<>();
    settings.put("value", Value.of(value));
    if (all.stream().anyMatch(e -> e.assignment().sameValue(last) && ignores(e))) {
      settings.put("ignore_errors", Value.of("true"));
    }
    List<Entry> exceptions = exceptions(last.key());
    if (!exceptions.isEmpty()) {
      settings.put(
          "except",
          Value.of(
              exceptions.stream()
                  .map(e -> e.assignment().key().toString())
                  .distinct()
                  .sorted(Utf8.ORDER)
                  .toList()));
    }
    List<Origin> also =
        Stream.concat(all.stream(), exceptions.stream())
            .filter(entry -> !entry.shipped())
            .map(entry -> entry.assignment().at())
            .filter(at -> !at.equals(origin))
            .distinct()
            .toList();
    Item item = Item.of("sysctl", last.key().toString(), settings, origin).withAlso(also);
    return Optional.of(
        value.equals(written) ? item : item.withWritten(Map.of("value", Value.of(written))));
  }

  private static boolean ignores(Entry entry) {
    return entry.assignment().ignoresErrors();
  }

  /** Lines that keep names out of this pattern. */
  private List<Entry> exceptions(Key pattern) {
    if (!pattern.isPattern()) {
      return List.of();
    }
    return entries.values().stream()
        .filter(all -> all.getLast().assignment().value().isEmpty())
        .filter(all -> pattern.covers(all.getLast().assignment().key()))
        .flatMap(all -> all.stream().filter(e -> e.assignment().value().isEmpty()))
        .toList();
  }

  private boolean isInPattern(Entry exception) {
    return entries.values().stream()
        .map(all -> all.getLast().assignment())
        .filter(a -> a.value().isPresent() && a.key().isPattern())
        .anyMatch(pattern -> pattern.key().covers(exception.assignment().key()));
  }

  /** Numbers parted by one blank: the kernel takes any white space between them. */
  private static String canonical(String value) {
    return NUMBERS.matcher(value).matches() ? value.replaceAll("[ \t]+", " ") : value;
  }
}
