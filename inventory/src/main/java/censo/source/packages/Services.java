package censo.source.packages;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The daemons' units: whether a link in a {@code .wants} folder starts them at boot, and whether
 * their control group has processes now.
 */
final class Services {
  private static final Pattern UNIT =
      Pattern.compile("(supervisord?|nginx|php[0-9.]*-fpm|cron|crond|cronie)\\.service");

  /** The administrator's folder hides the others (systemd.unit(5)). */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system",
          "/run/systemd/system",
          "/usr/lib/systemd/system",
          "/lib/systemd/system");

  private static final Pattern GROUP = Pattern.compile("/([^/\n]+\\.service)(?=/|\n|$)");

  private Services() {}

  static void read(Draft draft) {
    Root root = draft.root();
    Map<String, String> files = new TreeMap<>();
    Map<String, String> wants = new TreeMap<>();
    for (String folder : FOLDERS) {
      for (String name : root.list(folder).orElse(List.of())) {
        if (UNIT.matcher(name).matches()) {
          files.putIfAbsent(name, folder + "/" + name);
        } else if (name.endsWith(".wants")) {
          String links = folder + "/" + name;
          root.list(links).orElse(List.of()).stream()
              .filter(link -> UNIT.matcher(link).matches())
              .forEach(link -> wants.putIfAbsent(link, links + "/" + link));
        }
      }
    }
    Set<String> units = new HashSet<>(files.keySet());
    units.addAll(wants.keySet());
    Optional<Set<String>> running = units.isEmpty() ? Optional.empty() : running(root);
    for (String unit : units) {
      Optional<String> file = Optional.ofNullable(files.get(unit));
      boolean masked =
          file.flatMap(root::lstat).flatMap(Stat::target).filter("/dev/null"::equals).isPresent();
      boolean enabled = wants.containsKey(unit) && !masked;
      Map<String, Value> settings =
          Map.of(
              "enabled", Value.of(String.valueOf(enabled)),
              "active",
                  Value.of(
                      running
                          .map(groups -> String.valueOf(groups.contains(unit)))
                          .orElse("unknown")));
      String origin = enabled || file.isEmpty() ? wants.get(unit) : file.get();
      draft.add(Item.of("service", unit, settings, Origin.of(origin)));
    }
  }

  /** Units that have processes; empty where systemd does not run or no process can be seen. */
  private static Optional<Set<String>> running(Root root) {
    if (root.stat("/run/systemd/system").isEmpty()) {
      return Optional.empty();
    }
    List<Opened.Read> groups =
        root.list("/proc").orElse(List.of()).stream()
            .filter(pid -> pid.matches("[0-9]+"))
            .map(pid -> root.open("/proc/" + pid + "/cgroup"))
            .flatMap(o -> o instanceof Opened.Read read ? Stream.of(read) : Stream.of())
            .toList();
    Set<String> units = new HashSet<>();
    for (Opened.Read group : groups) {
      Matcher unit = GROUP.matcher(group.bytes().latin1());
      while (unit.find()) {
        units.add(unit.group(1));
      }
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(units);
  }
}
