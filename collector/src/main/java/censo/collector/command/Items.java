package censo.collector.command;

import censo.collector.application.Attributed;
import censo.collector.store.Store;
import censo.inventory.Item;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that was inventoried. */
@Command(
    name = "items",
    description =
        "Lists what the hosts have: programs, jobs, aliases, servers, pools…; and whose it is.",
    footer = {
      "",
      "Examples:",
      "  censo-collector items --kind supervisor_program --name bob-mailer",
      "  censo-collector items --application bob --profile no-asg",
      "  censo-collector items --host shop-01 --format json"
    })
final class Items implements Callable<Integer> {
  @Mixin private Listing listing;
  @Mixin private Selection selection;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind.")
  private String kind = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Only of this name.")
  private String name = "";

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Table table =
          new Table("host", "application", "profile", "kind", "name", "file", "line", "settings");
      for (Attributed attributed : listing.options.fleet(store).attributed()) {
        if (hosts.has(attributed.host())
            && isWanted(attributed.item())
            && selection.has(attributed)) {
          ItemRows.add(table, hosts, attributed);
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
