package censo.collector.command;

import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import java.util.List;
import java.util.Map;

/** An item of a host with its answers, as a row. */
final class ItemRows {
  private ItemRows() {}

  static void add(Table table, HostNames hosts, Attributed attributed) {
    var item = attributed.item();
    Table.Row row =
        table
            .row()
            .put("host", hosts.name(attributed.host()))
            .put("host_id", attributed.host())
            .put("application", attributed.application())
            .put("profile", String.join(",", attributed.profiles()))
            .put("disposition", attributed.disposition().id())
            .put("kind", item.kind())
            .put("name", item.name())
            .put("file", item.origin().file())
            .line(item.origin().line())
            .put("reason", attributed.attribution().reason())
            .put("rule", rule(attributed.attribution()))
            .put("settings", item.settings());
    if (attributed.attribution() instanceof Attribution.Undecided(var candidates, _)) {
      row.put("candidates", candidates(candidates));
    }
  }

  /** Which sort of evidence decided. */
  private static String rule(Attribution attribution) {
    return switch (attribution) {
      case Attribution.ByRule(_, String rule, _) -> rule;
      case Attribution.ByPerson _ -> "decision";
      case Attribution.ByTie _ -> "tie";
      case Attribution.Base _ -> "base";
      case Attribution.Ignored _ -> "ignored";
      case Attribution.Undecided _ -> "";
    };
  }

  private static List<Map<String, String>> candidates(List<Attribution.Candidate> candidates) {
    return candidates.stream()
        .map(c -> Map.of("application", c.application(), "reason", c.reason()))
        .toList();
  }
}
