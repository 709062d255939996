package censo.collector.application;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of a line of {@code /etc/hosts}. */
public final class HostNames {
  private static final Set<String> METADATA =
      Set.of("instance-data", "instance-data.ec2.internal", "metadata", "metadata.google.internal");

  private HostNames() {}

  /** Canonical name first, in lower case, since names of hosts have no case. */
  public static List<String> of(Item alias) {
    List<String> names = new ArrayList<>();
    names.add(alias.key().bareName().toLowerCase(Locale.ROOT));
    alias.list("aliases").forEach(a -> names.add(a.toLowerCase(Locale.ROOT)));
    return names;
  }

  /** Whether the distribution or cloud-init writes this line, and not a person. */
  static boolean isStock(Item alias, Snapshot.Host host) {
    return alias.text("stock").filter("true"::equals).isPresent()
        || of(alias).stream().allMatch(name -> isOfMachine(name, host));
  }

  /** Whether it is a name of the machine itself, of its loopback, or of the cloud's metadata. */
  public static boolean isOfMachine(String name, Snapshot.Host host) {
    String own = host.name().toLowerCase(Locale.ROOT);
    String shortOwn = own.split("\\.", 2)[0];
    return name.equals(own)
        || name.equals(shortOwn)
        || name.startsWith(shortOwn + ".")
        || name.equals("localhost")
        || name.startsWith("localhost.")
        || name.startsWith("ip6-")
        || METADATA.contains(name);
  }

  /** The part of a line that has only these of its names; the first becomes the canonical one. */
  static Item only(Item alias, List<String> names) {
    List<String> kept = new ArrayList<>();
    kept.add(alias.key().bareName());
    kept.addAll(alias.list("aliases"));
    kept.removeIf(name -> !names.contains(name.toLowerCase(Locale.ROOT)));
    if (kept.size() == 1 + alias.list("aliases").size()) {
      return alias;
    }
    Map<String, Value> settings = new LinkedHashMap<>(alias.settings());
    settings.remove("aliases");
    if (kept.size() > 1) {
      settings.put("aliases", Value.of(List.copyOf(kept.subList(1, kept.size()))));
    }
    boolean sameHead = kept.getFirst().equals(alias.key().bareName());
    Item part = alias.withSettings(settings);
    return sameHead
        ? part
        : new Item(
            new ItemKey(alias.kind(), kept.getFirst()),
            part.settings(),
            part.written(),
            part.origin(),
            part.also());
  }
}
