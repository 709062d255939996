package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.application.Sockets;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two applications share on one host, and hosts that carry two. */
final class AppOnBoth {
  private static final Set<String> PLAIN_PORTS = Set.of("80", "443");

  private final String host;
  private final TreeMap<String, List<Attributed>> users = new TreeMap<>();
  private final Set<String> systemAccounts = new HashSet<>(Set.of("root", "www-data"));

  private AppOnBoth(String host) {
    this.host = host;
  }

  static Group find(Sight sight) {
    Group group = new Group("app-on-both", "puppet");
    for (Snapshot snapshot : sight.snapshots()) {
      String host = snapshot.host().id();
      new AppOnBoth(snapshot.host().name()).addTo(group, sight.on(host));
    }
    return group;
  }

  private void addTo(Group group, List<Attributed> items) {
    for (Attributed a : items) {
      if (a.item().kind().equals("user") && isSystem(a.item())) {
        systemAccounts.add(a.item().name());
      }
    }
    for (Attributed a : items) {
      if (!Sight.owner(a).isEmpty()) {
        shared(a, items).forEach(thing -> note(thing, a));
        if (Kinds.WORK.contains(a.item().kind()) || Kinds.WEB.contains(a.item().kind())) {
          note("host " + host, a);
        }
      }
    }
    users.forEach((thing, by) -> add(group, thing, by));
  }

  private static boolean isSystem(Item user) {
    return user.text("uid").filter(uid -> uid.matches("[0-9]{1,3}")).isPresent();
  }

  private void note(String thing, Attributed a) {
    users.computeIfAbsent(thing, _ -> new ArrayList<>()).add(a);
  }

  /** Things that it uses and that another can use too. */
  private Set<String> shared(Attributed a, List<Attributed> items) {
    Set<String> things = new TreeSet<>();
    Item item = a.item();
    boolean runs = Kinds.WORK.contains(item.kind()) || item.kind().equals("php_fpm_pool");
    if (runs) {
      item.text("user")
          .filter(u -> !systemAccounts.contains(u))
          .ifPresent(u -> things.add("user " + u));
    }
    for (String log : a.subject().mentions().logs()) {
      String folder = log.substring(0, log.lastIndexOf('/'));
      if (!folder.equals("/var/log")) {
        things.add("log directory " + folder);
      }
    }
    if (item.kind().equals("nginx_server")) {
      item.text("root").ifPresent(root -> things.add("document root " + root));
      item.list("listen").stream()
          .map(listen -> listen.split(" ", 2)[0].replaceFirst(".*:", ""))
          .filter(port -> port.matches("[0-9]+") && !PLAIN_PORTS.contains(port))
          .forEach(port -> things.add("port " + port));
      items.stream()
          .filter(pool -> Sockets.feeds(item, pool.item()))
          .forEach(pool -> things.add("pool " + pool.item().name()));
      Sockets.passes(item).stream()
          .filter(pass -> pass.startsWith("unix:"))
          .forEach(pass -> things.add("socket " + pass.substring("unix:".length())));
    }
    if (item.kind().equals("php_fpm_pool")) {
      things.add("pool " + item.name());
    }
    return things;
  }

  private static void add(Group group, String thing, List<Attributed> by) {
    Set<String> owners = new TreeSet<>();
    by.forEach(a -> owners.add(Sight.owner(a)));
    if (owners.size() < 2) {
      return;
    }
    if (thing.startsWith("host ")) {
      owners.forEach(owner -> addCount(group, thing, owner, by));
      return;
    }
    for (Attributed a : by) {
      group.add(
          Group.About.of("", thing),
          Severity.WARNS,
          "give each of " + String.join(" and ", owners) + " its own",
          Optional.of(a.item().key()),
          Sight.at(a, Sight.owner(a) + ": " + a.item().key()));
    }
  }

  /** Of a host, the first item of each application stands for all. */
  private static void addCount(Group group, String host, String owner, List<Attributed> by) {
    List<Attributed> own = by.stream().filter(a -> Sight.owner(a).equals(owner)).toList();
    group.add(
        Group.About.of("", host),
        Severity.WARNS,
        "give each application machines of its own",
        Optional.empty(),
        Sight.at(
            own.getFirst(),
            own.size() + " items of " + owner + ", as " + own.getFirst().item().key()));
  }
}
