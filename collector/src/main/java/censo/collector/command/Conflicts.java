package censo.collector.command;

import censo.collector.profile.Disagreement;
import censo.collector.profile.Merged;
import censo.collector.profile.Variant;
import censo.collector.store.Store;
import censo.inventory.SnapshotJson;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where hosts disagree. */
@Command(
    name = "conflicts",
    description = "Lists the settings that hosts of one profile do not agree on, open and decided.",
    footer = {
      "",
      "A variant without a value leaves the setting at the daemon's default.",
      "Example:",
      "  censo-collector conflicts --profile bob/no-asg"
    })
final class Conflicts implements Callable<Integer> {
  @Mixin private Listing listing;
  @Mixin private Selection selection;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames all = HostNames.of(store);
      HostNames hosts = listing.hosts(all);
      Table table =
          new Table(
              "application",
              "profile",
              "environment",
              "kind",
              "name",
              "setting",
              "state",
              "value",
              "variants");
      for (Disagreement conflict : listing.options.fleet(store).conflicts()) {
        boolean of =
            conflict.variants().stream().flatMap(v -> v.hosts().stream()).anyMatch(hosts::has);
        if (of && selection.has(conflict.application(), conflict.profile())) {
          row(table, all, conflict);
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, HostNames names, Disagreement conflict) {
    table
        .row()
        .put("application", conflict.application())
        .put("profile", conflict.profile())
        .put("environment", conflict.environment())
        .put("kind", conflict.item().kind())
        .put("name", conflict.item().name())
        .put("setting", conflict.setting())
        .put("state", conflict.isOpen() ? "open" : "decided")
        .put("value", conflict.merged().value())
        .put("reason", reason(conflict.merged()))
        .put("variants", conflict.variants().stream().map(v -> variant(names, v)).toList());
  }

  private static String reason(Merged merged) {
    return switch (merged) {
      case Merged.Conflict(_, _, String why) -> why;
      case Merged.Decided(_, _, String author, String reason) -> author + ": " + reason;
      case Merged.Same _, Merged.PerEnvironment _ -> "";
    };
  }

  private static Map<String, Object> variant(HostNames names, Variant variant) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", variant.value().map(Conflicts::json).orElse(null));
    json.put("hosts", List.copyOf(variant.hosts().stream().map(names::name).toList()));
    return json;
  }

  private static Object json(Value value) {
    return SnapshotJson.value(value);
  }
}
