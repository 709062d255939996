package censo.collector.profile;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Supervisor's groups cut to one application: a group that names a program which is not there would
 * keep supervisor from starting.
 *
 * @param others programs of the host that are not the application's
 */
record Groups(Set<String> others) {
  static Groups of(String application, List<Attributed> ofHost) {
    return new Groups(
        ofHost.stream()
            .filter(a -> Kinds.SUPERVISED.contains(a.item().kind()))
            .filter(a -> !a.item().kind().equals("supervisor_group"))
            .filter(a -> !a.application().equals(Optional.of(application)))
            .map(a -> a.item().name())
            .collect(Collectors.toSet()));
  }

  Held held(Snapshot.Host host, String environment, Attributed attributed, boolean carried) {
    Item item = attributed.item();
    String note = "";
    List<String> programs = item.list("programs");
    if (item.kind().equals("supervisor_group") && programs.stream().anyMatch(others::contains)) {
      List<String> kept = new ArrayList<>(programs);
      kept.removeAll(others);
      Map<String, Value> settings = new LinkedHashMap<>(item.settings());
      settings.put("programs", Value.of(kept));
      item = item.withSettings(settings);
      List<String> dropped = programs.stream().filter(others::contains).toList();
      note = "without " + String.join(", ", dropped) + ", which is not this application's";
    }
    return new Held(host, environment, item, Flat.of(item), attributed, carried, note);
  }
}
