package censo.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
                  "supervisor_group")),
          Map.entry("cron", List.of("cron_job", "cron_script", "at_job")),
          Map.entry("hosts", List.of("host_alias")),
          Map.entry("nginx", List.of("nginx_main", "nginx_server", "nginx_upstream")),
          Map.entry("php-fpm", List.of("php_fpm", "php_fpm_pool")),
          Map.entry("php", List.of("php_ini", "php_extension")),
          Map.entry("logrotate", List.of("logrotate", "logrotate_defaults")),
          Map.entry("sysctl", List.of("sysctl")),
          Map.entry("limits", List.of("limit")),
          Map.entry("mounts", List.of("mount")),
          Map.entry("apm", List.of("apm_agent")),
          Map.entry("packages", List.of("package")),
          Map.entry("users", List.of("user", "directory")),
          Map.entry(
              "systemd", List.of("systemd_timer", "systemd_unit", "daemon_defaults", "service")),
          Map.entry("processes", List.of("process")));

  private static final Map<String, String> SOURCES = new TreeMap<>();

  static {
    BY_SOURCE.forEach((source, kinds) -> kinds.forEach(kind -> SOURCES.put(kind, source)));
  }

  private Kinds() {}

  /** The source of a kind; empty for a kind of a newer agent. */
  public static Optional<String> source(String kind) {
    return Optional.ofNullable(SOURCES.get(kind));
  }
}
