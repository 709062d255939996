package censo.collector.command;

import censo.collector.application.Attributed;
import censo.collector.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What needs a person. */
@Command(
    name = "inbox",
    description =
        "Lists the items that no rule gives to one application, and what speaks for whom.",
    footer = {"", "Example:", "  censo-collector inbox --host shop-01"})
final class Inbox implements Callable<Integer> {
  @Mixin private Listing listing;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Table table = new Table("host", "kind", "name", "file", "line", "reason", "candidates");
      for (Attributed attributed : listing.options.fleet(store).inbox()) {
        if (hosts.has(attributed.host())) {
          ItemRows.add(table, hosts, attributed);
        }
      }
      listing.print(table);
      return 0;
    }
  }
}
