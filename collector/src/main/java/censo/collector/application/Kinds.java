package censo.collector.application;

import censo.inventory.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the kinds of items are to an application. */
public final class Kinds {
  /** What supervisor runs. */
  public static final Set<String> SUPERVISED =
      Set.of(
          "supervisor_program",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "supervisor_group");

  /** Workers and jobs: they go to {@code no-asg}. */
  public static final Set<String> WORK =
      Set.of(
          "supervisor_program",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "supervisor_group",
          "cron_job",
          "cron_script",
          "at_job",
          "systemd_timer",
          "systemd_unit",
          "process");

  /** What answers requests: it goes to {@code asg}. */
  public static final Set<String> WEB = Set.of("nginx_server", "nginx_upstream", "php_fpm_pool");

  /** What is rendered as the bytes of its files, and can't be cut. */
  public static final Set<String> EXACT =
      Set.of(
          "nginx_main",
          "nginx_server",
          "nginx_upstream",
          "logrotate",
          "cron_script",
          "apm_agent",
          "supervisord",
          "php_fpm");

  private static final Set<String> MACHINE =
      Set.of(
          "supervisord",
          "nginx_main",
          "php_fpm",
          "php_ini",
          "php_extension",
          "logrotate_defaults",
          "daemon_defaults",
          "service",
          "sysctl",
          "limit",
          "mount",
          "apm_agent");

  private static final List<String> DAEMONS =
      List.of("supervisor", "nginx", "cron", "php", "logrotate");

  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("cron_job", "cron"),
          Map.entry("cron_script", "cron"),
          Map.entry("at_job", "cron"),
          Map.entry("host_alias", "hosts"),
          Map.entry("php_fpm", "php-fpm"),
          Map.entry("php_fpm_pool", "php-fpm"),
          Map.entry("php_ini", "php"),
          Map.entry("php_extension", "php"),
          Map.entry("sysctl", "sysctl"),
          Map.entry("limit", "limits"),
          Map.entry("mount", "mounts"),
          Map.entry("apm_agent", "apm"),
          Map.entry("package", "packages"),
          Map.entry("service", "systemd"),
          Map.entry("daemon_defaults", "systemd"),
          Map.entry("user", "users"),
          Map.entry("directory", "users"),
          Map.entry("process", "processes"));

  private Kinds() {}

  /** Whether a machine has it once, whatever applications it carries. */
  static boolean isMachine(Item item) {
    return MACHINE.contains(item.kind())
        || (item.kind().equals("systemd_unit") && isOfDaemon(item.name()));
  }

  /** Whether a unit, package or file of defaults is of one of the daemons. */
  static boolean isOfDaemon(String name) {
    return DAEMONS.stream().anyMatch(name::startsWith);
  }

  /** The source that reads a kind. */
  public static String source(String kind) {
    String source = SOURCES.get(kind);
    if (source != null) {
      return source;
    }
    int end = kind.indexOf('_');
    String first = end < 0 ? kind : kind.substring(0, end);
    return first.equals("supervisord") ? "supervisor" : first;
  }
}
