package censo.collector.application;

import censo.collector.store.Decision;
import censo.inventory.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people decided about items, the newest word last in the list it is made of. */
public final class Decisions {
  /** Findings whose acceptance sends the whole item elsewhere, by id. */
  private static final Map<String, Disposition> SENDS =
      Map.of(
          "hosts-alias", Disposition.APPLICATION,
          "cron-disk-cleanup", Disposition.APPLICATION,
          "shared-disk", Disposition.S3);

  private final Map<ItemKey, List<Decision>> byItem = new HashMap<>();

  public Decisions(List<Decision> decisions) {
    for (Decision decision : decisions) {
      byItem
          .computeIfAbsent(
              new ItemKey(decision.itemKind(), decision.itemName()), _ -> new ArrayList<>())
          .addFirst(decision);
    }
  }

  /** The last decision of a kind for an item of a host. */
  Optional<Decision> of(Decision.Kind kind, String host, ItemKey key) {
    return byItem.getOrDefault(key, List.of()).stream()
        .filter(d -> d.kind() == kind)
        .filter(d -> d.host().isEmpty() || d.host().equals(host))
        .findFirst();
  }

  /** What was decided about the settings of an item in a profile, the last word on each. */
  public List<Decision> settled(String application, String profile, ItemKey key) {
    Map<String, Decision> bySetting = new LinkedHashMap<>();
    byItem.getOrDefault(key, List.of()).stream()
        .filter(d -> d.kind() == Decision.Kind.SETTLE)
        .filter(d -> d.application().isEmpty() || d.application().equals(application))
        .filter(d -> d.profile().isEmpty() || d.profile().equals(profile))
        .forEach(d -> bySetting.putIfAbsent(d.setting(), d));
    return List.copyOf(bySetting.values());
  }

  /** The last decision about one setting of an item in a profile. */
  public Optional<Decision> settled(
      String application, String profile, ItemKey key, String setting) {
    return settled(application, profile, key).stream()
        .filter(d -> d.setting().equals(setting))
        .findFirst();
  }

  /** Where a person sent an item; {@link Disposition#PUPPET} until then. */
  Disposition disposition(String host, ItemKey key) {
    return of(Decision.Kind.DISPOSE, host, key)
        .flatMap(d -> Disposition.of(d.value()))
        .or(
            () ->
                of(Decision.Kind.ACCEPT, host, key)
                    .flatMap(d -> Optional.ofNullable(SENDS.get(d.setting()))))
        .orElse(Disposition.PUPPET);
  }
}
