package censo.collector.command;

import censo.collector.store.HostState;
import censo.collector.store.Store;
import censo.inventory.Problem.Severity;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which hosts there are, and whether they are whole and fresh. */
@Command(
    name = "hosts",
    description = "Lists the hosts: what was read of them, and when.",
    footer = {"", "Example:", "  censo-collector hosts --format json"})
final class Hosts implements Callable<Integer> {
  @Mixin private Listing listing;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames wanted = listing.hosts(HostNames.of(store));
      Table table =
          new Table(
              "host",
              "id",
              "os",
              "items",
              "kept",
              "sources_read",
              "lost",
              "ignored",
              "fatal",
              "doubt",
              "changed",
              "last_seen",
              "quarantined");
      for (HostState host : store.hosts()) {
        if (wanted.has(host.id())) {
          row(table, host);
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, HostState host) {
    Table.Row row =
        table
            .row()
            .put("host", host.name())
            .put("id", host.id())
            .put("os", host.os())
            .put("agent", host.agentVersion())
            .put("items", host.items())
            .put("kept", host.kept())
            .put("files", host.files())
            .put("sources_read", host.sourcesRead() + "/" + host.sources());
    for (Severity severity : Severity.values()) {
      row.put(severity.name().toLowerCase(Locale.ROOT), host.problems().get(severity));
    }
    row.put("changed", host.changedAt()).put("last_seen", host.lastSeen());
    row.put("quarantined", host.quarantinedAt());
  }
}
