package censo.source.hosts;

import java.util.List;
import java.util.Set;

/**
 * Lines that come with the distribution: those of the machine itself and of IPv6.
 *
 * @param shortName the host's own name without its domain, empty where it is not known
 */
record Stock(String shortName) {
  private static final Set<String> SELF =
      Set.of(
          "localhost",
          "localhost.localdomain",
          "localhost4",
          "localhost4.localdomain4",
          "localhost6",
          "localhost6.localdomain6");

  boolean has(HostsLine line) {
    String address = line.address().map(Address::toString).orElse("");
    List<String> names = line.names();
    return switch (address) {
      case "127.0.0.1" -> SELF.containsAll(names);
      case "127.0.1.1" -> !shortName.isEmpty() && names.stream().allMatch(this::isOwn);
      case "::1" -> names.stream().allMatch(name -> SELF.contains(name) || isIpv6(name));
      default -> address.contains(":") && names.stream().allMatch(Stock::isIpv6);
    };
  }

  private boolean isOwn(String name) {
    return name.equals(shortName) || name.startsWith(shortName + ".");
  }

  private static boolean isIpv6(String name) {
    return name.startsWith("ip6-");
  }
}
