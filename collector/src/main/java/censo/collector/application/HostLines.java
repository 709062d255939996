package censo.collector.application;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines of {@code /etc/hosts} taken apart into their names, so that each can be of another
 * application, and put together again where they are of one.
 *
 * @param subjects all items of the host, such lines in parts
 * @param lines the lines that were taken apart, by their first part
 * @param read finds out what an item speaks of
 */
record HostLines(List<Subject> subjects, Map<Subject, Line> lines, Function<Item, Subject> read) {
  /** A line and its parts, one for each name. */
  record Line(Item item, List<Subject> parts) {}

  /**
   * @param read finds out what an item speaks of
   */
  static HostLines of(List<Item> items, Function<Item, Subject> read) {
    List<Subject> subjects = new ArrayList<>();
    Map<Subject, Line> lines = new LinkedHashMap<>();
    for (Item item : items) {
      if (item.kind().equals("host_alias") && !item.list("aliases").isEmpty()) {
        List<Subject> parts =
            HostNames.of(item).stream()
                .distinct()
                .map(name -> read.apply(HostNames.only(item, List.of(name))))
                .toList();
        lines.put(parts.getFirst(), new Line(item, parts));
        subjects.addAll(parts);
      } else {
        subjects.add(read.apply(item));
      }
    }
    return new HostLines(subjects, lines, read);
  }

  /** Names of one line that have one answer are one item again; unused ones go with the used. */
  Map<Subject, Attribution> joined(Map<Subject, Attribution> answers) {
    Set<Subject> parts =
        lines.values().stream().flatMap(line -> line.parts().stream()).collect(Collectors.toSet());
    Set<ItemKey> taken = new HashSet<>();
    answers.keySet().stream()
        .filter(subject -> !parts.contains(subject))
        .forEach(subject -> taken.add(subject.item().key()));
    lines.values().forEach(line -> taken.add(line.item().key()));
    Map<Subject, Attribution> all = new LinkedHashMap<>();
    answers.forEach(
        (subject, answer) -> {
          if (lines.containsKey(subject)) {
            all.putAll(joined(lines.get(subject), answers, taken));
          } else if (!parts.contains(subject)) {
            all.put(subject, answer);
          }
        });
    return all;
  }

  private Map<Subject, Attribution> joined(
      Line line, Map<Subject, Attribution> answers, Set<ItemKey> taken) {
    Map<Object, List<Subject>> groups =
        line.parts().stream()
            .collect(
                Collectors.groupingBy(
                    part -> sameAnswer(answers.get(part)),
                    LinkedHashMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<Subject> unused = groups.getOrDefault(Optional.empty(), List.of());
    if (!unused.isEmpty() && groups.size() == 2) {
      groups.remove(Optional.empty());
      groups.values().iterator().next().addAll(unused);
    }
    Map<Subject, Attribution> joined = new LinkedHashMap<>();
    for (List<Subject> group : groups.values()) {
      List<String> names = group.stream().flatMap(s -> HostNames.of(s.item()).stream()).toList();
      Item part = HostNames.only(line.item(), names);
      joined.put(
          read.apply(part.key().equals(line.item().key()) ? part : unique(part, taken)),
          answers.get(group.getFirst()));
    }
    return joined;
  }

  private static Item unique(Item part, Set<ItemKey> taken) {
    Item unique = part;
    for (int n = 2; !taken.add(unique.key()); n++) {
      unique = part.withName(part.name() + " #" + n);
    }
    return unique;
  }

  /** Two names belong together where both have the owner, or both nobody and the same claims. */
  private static Object sameAnswer(Attribution answer) {
    return answer instanceof Attribution.Undecided(List<Attribution.Candidate> candidates, _)
            && !candidates.isEmpty()
        ? candidates
        : answer.owner();
  }
}
