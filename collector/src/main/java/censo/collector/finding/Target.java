package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Sockets;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server passes requests to.
 *
 * @param url as {@code proxy_pass} has it
 */
record Target(Sight sight, Attributed server, String url) {
  /** Whether it is another application or another host. */
  boolean isElsewhere() {
    String authority = url.replaceFirst("^https?://", "");
    if (authority.startsWith("unix:")) {
      return false;
    }
    String host = host(authority);
    Optional<Attributed> upstream =
        sight.on(server.host()).stream()
            .filter(a -> a.item().kind().equals("nginx_upstream"))
            .filter(a -> a.item().name().equals(host))
            .findFirst();
    return upstream.isPresent() ? isAnothers(upstream.get()) : !isLocal(host);
  }

  private boolean isAnothers(Attributed upstream) {
    String owner = Sight.owner(upstream);
    return (!owner.isEmpty() && !owner.equals(Sight.owner(server)))
        || servers(upstream.item()).stream().anyMatch(s -> !isLocal(s));
  }

  private static List<String> servers(Item upstream) {
    return Sockets.passes(upstream).stream()
        .filter(s -> !s.startsWith("unix:"))
        .map(Target::host)
        .toList();
  }

  /** The host of {@code host:port/path}, brackets of an IPv6 address kept. */
  private static String host(String authority) {
    int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : 0;
    for (int i = end; i < authority.length(); i++) {
      if (authority.charAt(i) == ':' || authority.charAt(i) == '/') {
        return authority.substring(0, i).toLowerCase(Locale.ROOT);
      }
    }
    return authority.toLowerCase(Locale.ROOT);
  }

  private boolean isLocal(String host) {
    Snapshot.Host own = sight.fleet().snapshot(server.host()).orElseThrow().host();
    return host.startsWith("127.")
        || host.equals("localhost")
        || host.equals("[::1]")
        || host.equals(own.name().toLowerCase(Locale.ROOT))
        || own.addresses().contains(host);
  }
}
