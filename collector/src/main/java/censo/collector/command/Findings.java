package censo.collector.command;

import censo.collector.finding.Finder;
import censo.collector.finding.Finding;
import censo.collector.store.Store;
import censo.inventory.ItemKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which premises of the migration a host breaks. */
@Command(
    name = "findings",
    description =
        "Lists what stands on hosts and belongs elsewhere, or keeps a profile from working.",
    footer = {
      "",
      "Examples:",
      "  censo-collector findings --application bob",
      "  censo-collector findings --id hosts-alias --format json"
    })
final class Findings implements Callable<Integer> {
  @Mixin private Listing listing;
  @Mixin private Selection selection;

  @Option(names = "--id", paramLabel = "ID", description = "Only of this premise.")
  private String id = "";

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames all = HostNames.of(store);
      HostNames hosts = listing.hosts(all);
      Table table =
          new Table(
              "severity", "id", "application", "profile", "subject", "state", "where", "seen");
      for (Finding finding : Finder.find(listing.options.fleet(store))) {
        boolean of =
            finding.evidence().isEmpty()
                || finding.evidence().stream().anyMatch(e -> hosts.has(e.host()));
        if (of
            && (id.isEmpty() || id.equals(finding.id()))
            && selection.has(finding.application(), finding.profile())) {
          row(table, all, finding);
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, HostNames names, Finding finding) {
    table
        .row()
        .put("severity", finding.severity().id())
        .put("id", finding.id())
        .put("application", finding.application())
        .put("profile", finding.profile())
        .put("subject", finding.subject())
        .put("state", finding.state().id())
        .put("where", finding.where())
        .put("mend", finding.mend())
        .put("items", finding.items().stream().map(ItemKey::toString).toList())
        .put("seen", finding.evidence().stream().map(e -> place(names, e)).toList())
        .put("evidence", finding.evidence().stream().map(e -> json(names, e)).toList());
  }

  private static String place(HostNames names, Finding.Evidence at) {
    return names.name(at.host()) + ":" + at.file() + (at.line() == 0 ? "" : ":" + at.line());
  }

  private static Map<String, Object> json(HostNames names, Finding.Evidence at) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", names.name(at.host()));
    json.put("file", at.file());
    json.put("line", at.line() == 0 ? null : at.line());
    json.put("value", at.value());
    return json;
  }
}
