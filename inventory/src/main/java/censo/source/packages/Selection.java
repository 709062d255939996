package censo.source.packages;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import censo.source.Draft;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes the packages of the daemons, and those that somebody asked for. Of several versions or
 * architectures of one, all: the first has the name, the others a number behind it.
 */
final class Selection {
  private static final Pattern DAEMONS =
      Pattern.compile(
          "supervisor|nginx.*|libnginx-mod-.*|php[0-9.]*|php[0-9.]*-.*"
              + "|cron|cronie|cronie-anacron|anacron|logrotate"
              + "|instana-agent.*|newrelic-.*|datadog-agent");

  private final Draft draft;
  private final Origin origin;
  private final Map<String, Integer> uses = new HashMap<>();

  /**
   * @param database where the package manager keeps what it knows
   */
  Selection(Draft draft, String database) {
    this.draft = draft;
    this.origin = Origin.of(database);
  }

  /**
   * @param manual whether it was not installed for the sake of another
   * @param asked whether that makes it worth an item: not what every host of its kind has
   */
  void offer(String name, String version, boolean manual, boolean asked) {
    if (DAEMONS.matcher(name).matches() || asked) {
      Map<String, Value> settings = new HashMap<>();
      settings.put("version", Value.of(version));
      if (manual) {
        settings.put("manual", Value.of("true"));
      }
      int use = uses.merge(name, 1, Integer::sum);
      draft.add(Item.of("package", use == 1 ? name : name + " #" + use, settings, origin));
    }
  }
}
