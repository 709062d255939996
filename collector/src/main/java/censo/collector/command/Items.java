package censo.collector.command;

import censo.collector.store.Store;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that was inventoried. */
@Command(
    name = "items",
    description = "Lists what the hosts have: programs, jobs, aliases, servers, pools…",
    footer = {
      "",
      "Examples:",
      "  censo-collector items --kind supervisor_program --name bob-mailer",
      "  censo-collector items --host shop-01 --format json"
    })
final class Items implements Callable<Integer> {
  @Mixin private Listing listing;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind.")
  private String kind = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Only of this name.")
  private String name = "";

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Table table = new Table("host", "kind", "name", "file", "line", "settings");
      for (Snapshot snapshot : store.currentAll()) {
        for (Item item : snapshot.items()) {
          if (hosts.has(snapshot.host().id()) && isWanted(item)) {
            table
                .row()
                .put("host", hosts.name(snapshot.host().id()))
                .put("host_id", snapshot.host().id())
                .put("kind", item.kind())
                .put("name", item.name())
                .put("file", item.origin().file())
                .line(item.origin().line())
                .put("settings", item.settings());
          }
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private boolean isWanted(Item item) {
    return (kind.isEmpty() || kind.equals(item.kind()))
        && (name.isEmpty() || name.equals(item.name()));
  }
}
