package censo.collector.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Into which of an application's profiles each item of one host goes. */
final class Sorter {
  static final String ASG = "asg";
  static final String NO_ASG = "no-asg";

  /**
   * An answer.
   *
   * @param profiles none where the application has not the profile that the item wants
   */
  record Answer(List<String> profiles, String reason) {}

  private final Rules rules;
  private final Map<Subject, String> owners;
  private final Neighbours neighbours;

  /**
   * @param owners applications of items, {@code base} and undecided ones left out
   */
  Sorter(Rules rules, Map<Subject, String> owners) {
    this.rules = rules;
    this.owners = owners;
    this.neighbours = new Neighbours(List.copyOf(owners.keySet()));
  }

  Map<Subject, Answer> sort() {
    Map<Subject, Answer> sorted = new LinkedHashMap<>();
    // Users last: they are needed by the folders that workers and servers need.
    for (int level = 0; level < 3; level++) {
      Map<Subject, Answer> before = new LinkedHashMap<>(sorted);
      for (var entry : owners.entrySet()) {
        if (level(entry.getKey()) == level) {
          sorted.put(entry.getKey(), sort(entry.getKey(), entry.getValue(), before));
        }
      }
    }
    return keptTogether(sorted);
  }

  private static int level(Subject subject) {
    return isPrimary(subject) ? 0 : subject.kind().equals("user") ? 2 : 1;
  }

  private static boolean isPrimary(Subject subject) {
    return Kinds.WORK.contains(subject.kind()) || Kinds.WEB.contains(subject.kind());
  }

  private Answer sort(Subject subject, String application, Map<Subject, Answer> before) {
    List<String> has =
        rules.application(application).map(Rules.Application::profiles).orElse(List.of());
    if (isPrimary(subject)) {
      String wanted = Kinds.WEB.contains(subject.kind()) ? ASG : NO_ASG;
      String why = wanted.equals(ASG) ? "answers requests" : "worker or job";
      return has.contains(wanted)
          ? new Answer(List.of(wanted), why)
          : new Answer(List.of(), why + ", and " + application + " has no profile " + wanted);
    }
    return needed(subject, application, has, before);
  }

  private Answer needed(
      Subject subject, String application, List<String> has, Map<Subject, Answer> before) {
    SequencedSet<String> profiles = new LinkedHashSet<>();
    String reason = "";
    for (Subject other : neighbours.of(subject)) {
      if (application.equals(owners.get(other)) && before.containsKey(other)) {
        var why = Need.why(subject, other);
        if (why.isPresent()) {
          profiles.addAll(before.get(other).profiles());
          reason = reason.isEmpty() ? why.get() : reason;
        }
      }
    }
    return reason.isEmpty()
        ? new Answer(has, "belongs to " + application + "; what needs it is not known")
        : new Answer(profiles.stream().sorted().toList(), reason);
  }

  /** Blocks of one logrotate file are rendered as one file: where one goes, all go. */
  private Map<Subject, Answer> keptTogether(Map<Subject, Answer> sorted) {
    Map<String, Set<String>> union = new LinkedHashMap<>();
    sorted.forEach(
        (subject, answer) -> {
          if (subject.kind().equals("logrotate")) {
            union
                .computeIfAbsent(file(subject), _ -> new LinkedHashSet<>())
                .addAll(answer.profiles());
          }
        });
    Map<Subject, Answer> together = new LinkedHashMap<>();
    sorted.forEach(
        (subject, answer) ->
            together.put(
                subject,
                subject.kind().equals("logrotate")
                    ? new Answer(
                        new ArrayList<>(union.get(file(subject)).stream().sorted().toList()),
                        answer.reason())
                    : answer));
    return together;
  }

  private String file(Subject subject) {
    return owners.get(subject) + " " + subject.item().origin().file();
  }
}
