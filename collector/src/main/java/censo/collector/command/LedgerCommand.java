package censo.collector.command;

import censo.collector.finding.Finder;
import censo.collector.finding.Ledger;
import censo.collector.profile.Fleet;
import censo.collector.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where every line of every collected file went. */
@Command(
    name = "ledger",
    description = "Counts, for each host, where every significant line of its files went.",
    footer = {
      "",
      "JSON has under \"open\" the lines that are nowhere yet.",
      "Example:",
      "  censo-collector ledger --host shop-01 --format json"
    })
final class LedgerCommand implements Callable<Integer> {
  @Mixin private Listing listing;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Fleet fleet = listing.options.fleet(store);
      Table table =
          new Table(
              "host",
              "lines",
              "rendered",
              "elsewhere",
              "ignored",
              "finding",
              "problem",
              "open_lines");
      for (Ledger ledger : Ledger.of(fleet, Finder.find(fleet))) {
        if (hosts.has(ledger.host())) {
          row(table, hosts.name(ledger.host()), ledger);
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, String host, Ledger ledger) {
    Table.Row row = table.row().put("host", host).put("lines", ledger.lines());
    for (Ledger.Bucket bucket : Ledger.Bucket.values()) {
      row.put(bucket.id(), ledger.counts().getOrDefault(bucket, 0));
    }
    row.put("open_lines", ledger.open().size()).put("open", open(ledger.open()));
  }

  private static List<Map<String, Object>> open(List<Ledger.Open> lines) {
    return lines.stream()
        .map(
            line -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("file", line.file());
              json.put("line", line.line());
              json.put("text", line.text());
              return json;
            })
        .toList();
  }
}
