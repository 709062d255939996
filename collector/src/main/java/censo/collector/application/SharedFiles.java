package censo.collector.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Files of two applications that are rendered byte for byte and so can't be cut: a person decides.
 */
final class SharedFiles {
  private static final Set<String> UNCUT = Set.of("nginx_server", "nginx_upstream", "logrotate");

  private SharedFiles() {}

  static Map<Subject, Attribution> undecided(Map<Subject, Attribution> all) {
    Map<String, SequencedMap<String, String>> reasons = new LinkedHashMap<>();
    all.forEach(
        (subject, attribution) -> {
          if (isEvidence(subject, attribution)) {
            reasons
                .computeIfAbsent(subject.item().origin().file(), _ -> new LinkedHashMap<>())
                .putIfAbsent(
                    attribution.owner().orElseThrow(),
                    subject.label() + ": " + attribution.reason());
          }
        });
    Map<Subject, Attribution> result = new LinkedHashMap<>();
    all.forEach(
        (subject, attribution) -> {
          var found = reasons.getOrDefault(subject.item().origin().file(), new LinkedHashMap<>());
          result.put(
              subject,
              found.size() > 1 && isEvidence(subject, attribution)
                  ? new Attribution.Undecided(candidates(found), "two applications in one file")
                  : attribution);
        });
    return result;
  }

  private static boolean isEvidence(Subject subject, Attribution attribution) {
    return UNCUT.contains(subject.kind())
        && (attribution instanceof Attribution.ByRule || attribution instanceof Attribution.ByTie);
  }

  private static List<Attribution.Candidate> candidates(SequencedMap<String, String> reasons) {
    return reasons.entrySet().stream()
        .map(e -> new Attribution.Candidate(e.getKey(), e.getValue()))
        .toList();
  }
}
