package censo.source.processes;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.Accounts;
import censo.source.Draft;
import censo.source.Paths;
import censo.source.Root;
import censo.source.Source;
import censo.source.unit.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs without a configuration, and what is configured and does not run. */
public final class Processes implements Source {
  private static final String NAME = "processes";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Looks twice where the first look finds anything: what starts or ends just then is nothing to
   * tell.
   */
  @Override
  public Reading read(Root root, List<Item> before) {
    List<Running> running = Running.all(root);
    if (running.isEmpty()) {
      return Reading.absent(NAME);
    }
    Map<String, Item> found = look(root, before, running);
    if (!found.isEmpty() && root.pause()) {
      Map<String, Item> again = look(root, before, Running.all(root));
      found.entrySet().removeIf(entry -> !entry.getValue().equals(again.get(entry.getKey())));
    }
    Draft draft = new Draft(NAME, root);
    found.values().forEach(draft::add);
    return draft.reading();
  }

  private static Map<String, Item> look(Root root, List<Item> before, List<Running> running) {
    Map<String, Item> found = new TreeMap<>();
    Supervised supervised = new Supervised(root, before, running);
    Accounts accounts = Accounts.of(root);
    for (Running process : supervised.unconfigured()) {
      Map<String, Value> settings = new HashMap<>();
      settings.put("command", Value.of(process.line()));
      settings.put("user", Value.of(accounts.userName(process.uid())));
      put(found, named(process), "unconfigured", settings, Origin.of("/proc"));
    }
    for (Item program : supervised.notRunning()) {
      put(found, program.name(), "not_running", Map.of(), program.origin());
    }
    Pools pools = new Pools(before, running);
    pools.unconfigured().forEach(name -> pool(found, name, "unconfigured"));
    pools.notRunning().forEach(name -> pool(found, name, "not_running"));
    for (Item service : before) {
      if (isMeantToRun(service)
          && running.stream().noneMatch(r -> r.unit().equals(service.name()))) {
        put(found, service.name(), "not_running", Map.of(), service.origin());
      }
    }
    unknownUnits(root, running)
        .forEach(unit -> put(found, unit, "unconfigured", Map.of(), Origin.of("/proc")));
    return found;
  }

  private static boolean isMeantToRun(Item item) {
    return item.kind().equals("service")
        && is(item, "enabled", "true")
        && is(item, "active", "false");
  }

  private static boolean is(Item item, String setting, String value) {
    return item.text(setting).filter(value::equals).isPresent();
  }

  /** Services with processes whose unit is no longer there; those of systemd-run have none. */
  private static List<String> unknownUnits(Root root, List<Running> running) {
    Units units = Units.of(root);
    return units.isWhole()
        ? running.stream()
            .map(Running::unit)
            .filter(unit -> !unit.isEmpty() && !unit.startsWith("run-") && !units.exists(unit))
            .distinct()
            .toList()
        : List.of();
  }

  private static void pool(Map<String, Item> found, String name, String state) {
    put(found, "php-fpm: pool " + name, state, Map.of(), Origin.of("/proc"));
  }

  /** The program and the words behind it that are no options, paths cut to their last part. */
  private static String named(Running process) {
    return process.words().stream()
        .filter(word -> !word.startsWith("-"))
        .map(Paths::name)
        .flatMap(word -> Stream.of(word.split("\\s+")).limit(1))
        .limit(4)
        .collect(Collectors.joining(" "));
  }

  private static void put(
      Map<String, Item> found, String name, String state, Map<String, Value> more, Origin at) {
    Map<String, Value> settings = new HashMap<>(more);
    settings.put("state", Value.of(state));
    found.putIfAbsent(name, Item.of("process", name, settings, at));
  }
}
