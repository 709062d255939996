package censo.collector.console;

import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import censo.collector.finding.Finding;
import censo.collector.profile.Fleet;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person must look at: findings, problems, and what belongs to nobody yet. */
final class FindingPages {
  private final Sight sight;

  FindingPages(Sight sight) {
    this.sight = sight;
  }

  Page list(Visitor visitor) {
    Fleet fleet = sight.fleet();
    String id = visitor.query("id");
    Map<String, Integer> ids = new LinkedHashMap<>();
    List<Object> findings = new ArrayList<>();
    for (Finding finding : sight.findings()) {
      ids.merge(finding.id(), 1, Integer::sum);
      if (id.isEmpty() || id.equals(finding.id())) {
        findings.add(finding(fleet, finding));
      }
    }
    return Page.of(
        "findings",
        Values.of("findings", findings)
            .put("ids", ids)
            .put("id", id)
            .put("total", sight.findings().size())
            .map());
  }

  private static Map<String, Object> finding(Fleet fleet, Finding finding) {
    return Values.of("id", finding.id())
        .put("severity", finding.severity().id())
        .put("state", finding.state().id())
        .put("application", finding.application().isEmpty() ? null : finding.application())
        .put("profile", finding.profile().isEmpty() ? null : finding.profile())
        .put("subject", finding.subject())
        .put("where", finding.where())
        .put("mend", finding.mend())
        .put(
            "hosts",
            finding.evidence().stream().map(e -> fleet.hostName(e.host())).distinct().toList())
        .put(
            "evidence",
            finding.evidence().stream()
                .map(
                    e ->
                        Values.of("host", fleet.hostName(e.host()))
                            .put("value", e.value())
                            .place(e.file(), e.line())
                            .map())
                .toList())
        .map();
  }

  Page problems(Visitor visitor) {
    String code = visitor.query("code");
    Map<String, Integer> codes = new LinkedHashMap<>();
    List<Object> problems = new ArrayList<>();
    for (Snapshot snapshot : sight.fleet().snapshots()) {
      for (Problem problem : snapshot.problems()) {
        codes.merge(problem.code(), 1, Integer::sum);
        if (code.isEmpty() || code.equals(problem.code())) {
          problems.add(problem(problem, snapshot.host().name()));
        }
      }
    }
    return Page.of(
        "problems", Values.of("problems", problems).put("codes", codes).put("code", code).map());
  }

  static Map<String, Object> problem(Problem problem, String host) {
    return Values.of("host", host)
        .put("source", problem.source())
        .put("severity", problem.severity().id())
        .put("code", problem.code())
        .put("message", problem.message())
        .put("mend", problem.mend())
        .put("would_be", problem.wouldBe().stream().map(i -> i.key().toString()).toList())
        .place(problem.file(), problem.line())
        .map();
  }

  Page inbox() {
    Fleet fleet = sight.fleet();
    List<Object> items = new ArrayList<>();
    for (Attributed attributed : fleet.inbox()) {
      Values row = new Values();
      HostPages.item(attributed).forEach(row::put);
      row.put("host", fleet.hostName(attributed.host())).put("host_id", attributed.host());
      if (attributed.attribution() instanceof Attribution.Undecided(var candidates, var _)) {
        row.put(
            "candidates",
            candidates.stream()
                .map(c -> Values.of("application", c.application()).put("reason", c.reason()).map())
                .toList());
      }
      items.add(row.map());
    }
    return Page.of(
        "inbox", Values.of("items", items).put("total", fleet.attributed().size()).map());
  }
}
