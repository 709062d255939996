package censo.source.processes;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Processes of php-fpm against its pools, by the titles they give themselves. */
final class Pools {
  private static final Pattern POOL = Pattern.compile("php-fpm: pool (.+)");

  private final Set<String> running = new TreeSet<>();
  private final List<Item> configured;
  private final boolean master;

  Pools(List<Item> items, List<Running> all) {
    this.configured = items.stream().filter(i -> i.kind().equals("php_fpm_pool")).toList();
    this.master = all.stream().anyMatch(r -> r.line().startsWith("php-fpm: master process"));
    for (Running process : all) {
      Matcher pool = POOL.matcher(process.line().strip());
      if (pool.matches()) {
        running.add(pool.group(1));
      }
    }
  }

  /** Names of pools that have processes and are in no file. */
  List<String> unconfigured() {
    Set<String> names = configured.stream().map(Pools::name).collect(Collectors.toSet());
    return running.stream().filter(name -> !names.contains(name)).toList();
  }

  /** Pools without a process that always have one; an ondemand pool has none while nobody asks. */
  List<String> notRunning() {
    List<String> missing = new ArrayList<>();
    for (Item pool : configured) {
      boolean always = pool.text("pm").filter(pm -> !pm.equals("ondemand")).isPresent();
      if (master && always && !running.isEmpty() && !running.contains(name(pool))) {
        missing.add(name(pool));
      }
    }
    return missing;
  }

  private static String name(Item pool) {
    return pool.name().substring(pool.name().indexOf('/') + 1);
  }
}
