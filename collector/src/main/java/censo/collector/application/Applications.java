package censo.collector.application;

import censo.collector.store.Decision;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** All answers for the items of many hosts. */
public final class Applications {
  private Applications() {}

  /**
   * Attributes and sorts. What a rule ignores until a day is judged by the newest snapshot's day.
   *
   * @param decisions oldest first
   */
  public static List<Attributed> of(
      List<Snapshot> snapshots, Rules rules, List<Decision> decisions) {
    Decisions decided = new Decisions(decisions);
    LocalDate today =
        snapshots.stream().map(Applications::day).max(LocalDate::compareTo).orElse(LocalDate.MIN);
    Function<Item, Subject> read = reader();
    List<Attributed> all = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      all.addAll(
          of(
              snapshot,
              rules,
              new Attributor(snapshot, rules, decided, today, read).attribute(),
              decided));
    }
    return List.copyOf(all);
  }

  /** Hosts of a fleet are much alike: what equal items speak of is found once. */
  private static Function<Item, Subject> reader() {
    Map<List<Object>, Mentions> seen = new HashMap<>();
    return item ->
        new Subject(
            item,
            seen.computeIfAbsent(List.of(item.key(), item.settings()), _ -> Mentions.of(item)));
  }

  private static LocalDate day(Snapshot snapshot) {
    String taken = snapshot.takenAt();
    try {
      return LocalDate.parse(taken.substring(0, Math.min(10, taken.length())));
    } catch (DateTimeParseException e) {
      return LocalDate.MIN;
    }
  }

  private static List<Attributed> of(
      Snapshot snapshot, Rules rules, Map<Subject, Attribution> answers, Decisions decisions) {
    Map<Subject, String> owners = new LinkedHashMap<>();
    answers.forEach(
        (subject, answer) ->
            answer
                .owner()
                .filter(Predicate.not(Attribution.BASE::equals))
                .ifPresent(owner -> owners.put(subject, owner)));
    Map<Subject, Sorter.Answer> sorted = new Sorter(rules, owners).sort();
    List<Attributed> all = new ArrayList<>();
    answers.forEach(
        (subject, answer) -> {
          Sorter.Answer profile =
              sorted.getOrDefault(subject, new Sorter.Answer(List.of(), answer.reason()));
          all.add(
              new Attributed(
                  snapshot.host().id(),
                  subject,
                  answer,
                  profile.profiles(),
                  profile.reason(),
                  decisions.disposition(snapshot.host().id(), subject.item().key())));
        });
    return all;
  }

  /** Why an item needs another, both of one host; the way by which base items are carried. */
  public static boolean needs(Attributed thing, Attributed by) {
    return Need.why(thing.subject(), by.subject()).isPresent();
  }
}
