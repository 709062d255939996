package censo.collector.command;

import censo.collector.application.Attributed;
import censo.collector.application.Rules;
import censo.collector.store.Store;
import censo.inventory.ItemKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries rules before they hold. */
@Command(
    name = "rules",
    description = "Checks a file of rules, and shows what it would change.",
    footer = {"", "Example:", "  censo-collector rules try censo.new.yaml --config censo.yaml"})
final class RulesCommand {
  /** An item of one host. */
  private record Where(String host, ItemKey item) {}

  @Command(
      name = "try",
      description = "Lists the items that another file of rules would give to somebody else.",
      footer = {"", "Example:", "  censo-collector rules try censo.new.yaml"})
  int tryOut(
      @Mixin Listing listing,
      @Parameters(paramLabel = "FILE", description = "The rules that are tried.") Path file)
      throws Failure {
    Rules tried = RulesFile.load(Optional.of(file));
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Map<Where, Attributed> now = new HashMap<>();
      listing.options.fleet(store).attributed().forEach(a -> now.put(where(a), a));
      Table table = new Table("host", "kind", "name", "now", "then", "file", "line", "reason");
      for (Attributed then : listing.options.fleet(store, tried).attributed()) {
        Attributed was = now.get(where(then));
        boolean same =
            was != null
                && was.application().equals(then.application())
                && was.profiles().equals(then.profiles());
        if (!same && hosts.has(then.host())) {
          table
              .row()
              .put("host", hosts.name(then.host()))
              .put("kind", then.item().kind())
              .put("name", then.item().name())
              .put("now", was == null ? "" : owner(was))
              .put("then", owner(then))
              .put("file", then.item().origin().file())
              .line(then.item().origin().line())
              .put("reason", then.attribution().reason());
        }
      }
      listing.print(table);
      return CommandLine.ExitCode.OK;
    }
  }

  private static Where where(Attributed attributed) {
    return new Where(attributed.host(), attributed.item().key());
  }

  /** As {@code bob/asg,no-asg}; empty while undecided. */
  private static String owner(Attributed attributed) {
    String profiles = String.join(",", attributed.profiles());
    return attributed.application().orElse("") + (profiles.isEmpty() ? "" : "/" + profiles);
  }
}
