package censo.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which source says that an item of a kind exists. An item does not carry its source; who wants to
 * know whether its absence proves anything asks here.
 */
public final class Kinds {
  private static final Map<String, List<String>> BY_SOURCE =
      Map.ofEntries(
          Map.entry(
              "supervisor",
              List.of(
                  "supervisord",
                  "supervisor_program",
                  "supervisor_eventlistener",
                  "supervisor_fcgi_program",
                  "supervisor_group",
                  "daemon_defaults")),
          Map.entry(
              "cron",
              List.of("cron_job", "cron_script", "anacron_job", "at_job", "daemon_defaults")),
          Map.entry("hosts", List.of("host_alias")),
          Map.entry(
              "nginx", List.of("nginx_main", "nginx_server", "nginx_upstream", "daemon_defaults")),
          Map.entry("php-fpm", List.of("php_fpm", "php_fpm_pool", "daemon_defaults")),
          Map.entry("php", List.of("php_ini", "php_extension")),
          Map.entry("logrotate", List.of("logrotate", "logrotate_defaults")),
          Map.entry("sysctl", List.of("sysctl")),
          Map.entry("limits", List.of("limit")),
          Map.entry("mounts", List.of("mount")),
          Map.entry("apm", List.of("apm_agent")),
          Map.entry("packages", List.of("package", "service")),
          Map.entry("users", List.of("user", "directory")),
          Map.entry(
              "systemd", List.of("systemd_timer", "systemd_unit", "daemon_defaults", "service")),
          Map.entry("processes", List.of("process")));

  private static final Map<String, Set<String>> SOURCES = new TreeMap<>();

  static {
    BY_SOURCE.forEach(
        (source, kinds) ->
            kinds.forEach(kind -> SOURCES.computeIfAbsent(kind, _ -> new TreeSet<>()).add(source)));
  }

  private Kinds() {}

  /** The sources that tell of a kind; none for a kind of a newer agent. */
  public static Set<String> sources(String kind) {
    return Set.copyOf(SOURCES.getOrDefault(kind, Set.of()));
  }
}
