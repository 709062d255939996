package censo.collector.finding;

import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.collector.finding.Finding.State;
import censo.collector.store.Decision;
import censo.inventory.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Evidence for one premise, grouped into findings by whose and what it is about. */
final class Group {
  /** So much of a value is shown, in characters. */
  private static final int MAX_VALUE = 300;

  private final String id;
  private final String where;
  private final TreeMap<String, Draft> drafts = new TreeMap<>();

  Group(String id, String where) {
    this.id = id;
    this.where = where;
  }

  /** What a finding is about. */
  record About(String application, String profile, String subject) {
    static About of(String application, String subject) {
      return new About(application, "", subject);
    }
  }

  private static final class Draft {
    private final About about;
    private final String where;
    private final String mend;
    private final Set<Evidence> evidence = new LinkedHashSet<>();
    private final Set<ItemKey> items = new TreeSet<>();
    private Severity severity;

    Draft(About about, Severity severity, String where, String mend) {
      this.about = about;
      this.severity = severity;
      this.where = where;
      this.mend = mend;
    }
  }

  /** Adds evidence; the worst severity of a finding's evidence is the finding's. */
  void add(About about, Severity severity, String mend, Optional<ItemKey> item, Evidence evidence) {
    add(about, severity, where, mend, item, evidence);
  }

  void add(
      About about,
      Severity severity,
      String destination,
      String mend,
      Optional<ItemKey> item,
      Evidence evidence) {
    Draft draft =
        drafts.computeIfAbsent(
            about.application() + "\n" + about.profile() + "\n" + about.subject(),
            _ -> new Draft(about, severity, destination, mend));
    draft.severity = draft.severity.compareTo(severity) <= 0 ? draft.severity : severity;
    item.ifPresent(draft.items::add);
    draft.evidence.add(
        new Evidence(
            evidence.host(), evidence.file(), evidence.line(), shortened(evidence.value())));
  }

  private static String shortened(String value) {
    return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE - 1) + "…" : value;
  }

  List<Finding> findings(List<Decision> decisions) {
    List<Finding> findings = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      About about = draft.about;
      findings.add(
          new Finding(
              id,
              draft.severity,
              about.application(),
              about.profile(),
              about.subject(),
              List.copyOf(draft.evidence),
              draft.where,
              draft.mend,
              List.copyOf(draft.items),
              isAccepted(draft, decisions) ? State.ACCEPTED : State.OPEN));
    }
    return findings;
  }

  /** Accepted for each of its items, or under its subject where it is about no item. */
  private boolean isAccepted(Draft draft, List<Decision> decisions) {
    List<Decision> accepted =
        decisions.stream()
            .filter(d -> d.kind() == Decision.Kind.ACCEPT && d.setting().equals(id))
            .filter(d -> fits(d.application(), draft.about.application()))
            .filter(d -> fits(d.profile(), draft.about.profile()))
            .toList();
    return accepted.stream()
            .anyMatch(d -> d.itemKind().isEmpty() && d.itemName().equals(draft.about.subject()))
        || (!draft.items.isEmpty()
            && draft.items.stream()
                .allMatch(
                    key ->
                        accepted.stream()
                            .anyMatch(
                                d ->
                                    d.itemKind().equals(key.kind())
                                        && d.itemName().equals(key.name()))));
  }

  /** Empty holds for all. */
  private static boolean fits(String decided, String found) {
    return decided.isEmpty() || found.isEmpty() || decided.equals(found);
  }
}
