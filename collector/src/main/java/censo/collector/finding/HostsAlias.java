package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.HostNames;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that live in {@code /etc/hosts}, with every configuration that uses them: they belong into
 * the application's own configuration.
 */
final class HostsAlias {
  private static final String MEND =
      "let the application take the address from its own configuration, under a dedicated DNS name";

  private HostsAlias() {}

  static Group find(Sight sight) {
    Group group = new Group("hosts-alias", "application");
    for (Snapshot snapshot : sight.snapshots()) {
      List<Attributed> items = sight.on(snapshot.host().id());
      for (Attributed alias : items) {
        if (alias.item().kind().equals("host_alias")) {
          for (String name : HostNames.of(alias.item())) {
            if (!HostNames.isOfMachine(name, snapshot.host())) {
              add(group, sight, alias, name, items);
            }
          }
        }
      }
    }
    return group;
  }

  private static void add(
      Group group, Sight sight, Attributed alias, String name, List<Attributed> items) {
    List<Attributed> uses =
        items.stream().filter(a -> a.subject().mentions().hosts().contains(name)).toList();
    Set<String> owners = new TreeSet<>();
    uses.forEach(use -> owners.add(Sight.owner(use)));
    if (owners.stream().anyMatch(o -> !o.isEmpty())) {
      owners.remove("");
    }
    if (owners.isEmpty()) {
      owners.add(Sight.owner(alias));
    }
    String address = alias.item().text("address").orElse("");
    for (String owner : owners) {
      Group.About about = Group.About.of(owner, name);
      String unused = uses.isEmpty() ? ", unused" : "";
      group.add(
          about,
          Severity.WARNS,
          uses.isEmpty() ? "remove it: no configuration that was read uses it" : MEND,
          Optional.of(alias.item().key()),
          Sight.at(alias, address + " " + name + unused));
      uses.stream()
          .filter(use -> Sight.owner(use).equals(owner) || Sight.owner(use).isEmpty())
          .forEach(
              use ->
                  group.add(
                      about,
                      Severity.WARNS,
                      MEND,
                      Optional.empty(),
                      sight.at(use, name, "used by " + use.item().key())));
    }
  }
}
