package censo.collector.command;

import censo.collector.finding.Finder;
import censo.collector.finding.Finding;
import censo.collector.profile.Fleet;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.collector.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the new machines will be, in short. */
@Command(
    name = "profiles",
    description = "Lists the profiles: how many items from which hosts, and what is open.",
    footer = {"", "Example:", "  censo-collector profiles --application bob"})
final class Profiles implements Callable<Integer> {
  @Mixin private Listing listing;
  @Mixin private Selection selection;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames all = HostNames.of(store);
      HostNames hosts = listing.hosts(all);
      Fleet fleet = listing.options.fleet(store);
      List<Finding> findings = Finder.find(fleet);
      Table table =
          new Table(
              "application",
              "profile",
              "items",
              "carried",
              "conflicts",
              "findings",
              "blocks",
              "hosts");
      for (Profile profile : fleet.profiles()) {
        if (selection.has(profile.application(), profile.name())
            && (profile.hosts().isEmpty() || profile.hosts().stream().anyMatch(hosts::has))) {
          row(table, all, profile, findings);
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, HostNames names, Profile profile, List<Finding> findings) {
    List<Finding> own =
        findings.stream()
            .filter(f -> f.application().equals(profile.application()))
            .filter(f -> f.profile().isEmpty() || f.profile().equals(profile.name()))
            .toList();
    table
        .row()
        .put("application", profile.application())
        .put("profile", profile.name())
        .put("items", profile.items().size())
        .put("carried", (int) profile.items().stream().filter(ProfileItem::carried).count())
        .put("conflicts", profile.items().stream().mapToInt(i -> i.conflicts().size()).sum())
        .put("findings", own.size())
        .put("blocks", (int) own.stream().filter(Finding::blocks).count())
        .put("hosts", profile.hosts().stream().map(names::name).toList());
  }
}
