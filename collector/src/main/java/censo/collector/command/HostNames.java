package censo.collector.command;

import censo.collector.store.HostState;
import censo.collector.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What hosts are called on output: by name, or by id where two have one name.
 *
 * @param byId names by id, in the order of names
 */
record HostNames(Map<String, String> byId) {
  static HostNames of(Store store) {
    List<HostState> hosts = store.hosts();
    Map<String, String> names = new LinkedHashMap<>();
    for (HostState host : hosts) {
      boolean unique = hosts.stream().filter(h -> h.name().equals(host.name())).count() == 1;
      names.put(host.id(), unique && !host.name().isEmpty() ? host.name() : host.id());
    }
    return new HostNames(names);
  }

  String name(String id) {
    return byId.getOrDefault(id, id);
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /** Id of the host that a person means by its name or id. */
  String id(String host) throws Failure {
    if (byId.containsKey(host)) {
      return host;
    }
    return byId.entrySet().stream()
        .filter(e -> e.getValue().equals(host))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "no host "
                        + Table.visible(host)
                        + "; there are: "
                        + Table.visible(String.join(", ", byId.values()))));
  }

  HostNames only(String host) throws Failure {
    String id = id(host);
    return new HostNames(Map.of(id, name(id)));
  }
}
