package censo.source.phpfpm;

import static censo.source.phpfpm.DirectiveType.BOOLEAN;
import static censo.source.phpfpm.DirectiveType.CORE_SIZE;
import static censo.source.phpfpm.DirectiveType.FACILITY;
import static censo.source.phpfpm.DirectiveType.LOG_LEVEL;
import static censo.source.phpfpm.DirectiveType.MANAGER;
import static censo.source.phpfpm.DirectiveType.MODE;
import static censo.source.phpfpm.DirectiveType.NUMBER;
import static censo.source.phpfpm.DirectiveType.TEXT;
import static censo.source.phpfpm.DirectiveType.TIME;

import censo.source.zend.PhpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A directive that stands once in a section: the tables {@code ini_fpm_global_options} and {@code
 * ini_fpm_pool_options}, and the defaults that {@code php-fpm -tt} prints.
 *
 * @param standard what holds without it, canonical; empty where a value of nothing means the same
 *     as none, absent where there is no default
 */
record Directive(String name, DirectiveType type, Optional<String> standard) {
  private static final Map<String, Directive> GLOBAL =
      table(
          of("pid", TEXT, ""),
          of("error_log", TEXT, "/var/log/php-fpm.log"),
          of("syslog.ident", TEXT, "php-fpm"),
          of("syslog.facility", FACILITY, "daemon"),
          of("log_buffering", BOOLEAN, "true"),
          of("log_level", LOG_LEVEL, "notice"),
          of("log_limit", NUMBER, "1024"),
          of("emergency_restart_threshold", NUMBER, "0"),
          of("emergency_restart_interval", TIME, "0"),
          of("process_control_timeout", TIME, "0"),
          of("process.max", NUMBER, "0"),
          of("process.priority", NUMBER, "64"),
          of("daemonize", BOOLEAN, "true"),
          of("rlimit_files", NUMBER, "0"),
          of("rlimit_core", CORE_SIZE, "0"),
          of("events.mechanism", TEXT, ""),
          of("systemd_interval", TIME, "10"));

  private static final Map<String, Directive> POOL =
      table(
          of("prefix", TEXT, ""),
          required("user", TEXT),
          required("group", TEXT),
          required("listen", TEXT),
          of("listen.backlog", NUMBER, "-1"),
          of("listen.acl_users", TEXT, ""),
          of("listen.acl_groups", TEXT, ""),
          of("listen.owner", TEXT, ""),
          of("listen.group", TEXT, ""),
          of("listen.mode", MODE, "0660"),
          of("listen.allowed_clients", TEXT, ""),
          of("process.priority", NUMBER, "64"),
          of("process.dumpable", BOOLEAN, "false"),
          required("pm", MANAGER),
          required("pm.max_children", NUMBER),
          of("pm.start_servers", NUMBER, "0"),
          of("pm.min_spare_servers", NUMBER, "0"),
          of("pm.max_spare_servers", NUMBER, "0"),
          of("pm.max_spawn_rate", NUMBER, "32"),
          of("pm.process_idle_timeout", TIME, "10"),
          of("pm.max_requests", NUMBER, "0"),
          of("pm.status_path", TEXT, ""),
          of("pm.status_listen", TEXT, ""),
          of("ping.path", TEXT, ""),
          of("ping.response", TEXT, "pong"),
          of("access.log", TEXT, ""),
          of("access.format", TEXT, "%R - %u %t \"%m %r\" %s"),
          of("slowlog", TEXT, ""),
          of("request_slowlog_timeout", TIME, "0"),
          of("request_slowlog_trace_depth", NUMBER, "20"),
          of("request_terminate_timeout", TIME, "0"),
          of("request_terminate_timeout_track_finished", BOOLEAN, "false"),
          of("rlimit_files", NUMBER, "0"),
          of("rlimit_core", CORE_SIZE, "0"),
          of("chroot", TEXT, ""),
          of("chdir", TEXT, ""),
          of("catch_workers_output", BOOLEAN, "false"),
          of("decorate_workers_output", BOOLEAN, "true"),
          of("clear_env", BOOLEAN, "true"),
          of("security.limit_extensions", TEXT, ".php .phar"),
          of("apparmor_hat", TEXT, ""));

  /** Names are compared without regard to case; empty for one that php-fpm refuses. */
  static Optional<Directive> of(String name, boolean global, PhpVersion version) {
    Directive found = (global ? GLOBAL : POOL).get(name.toLowerCase(Locale.ROOT));
    boolean since8 =
        List.of("pm.max_spawn_rate", "pm.status_listen").contains(name.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(found).filter(_ -> !since8 || version.isAtLeast(8, 0));
  }

  /** Whether that is what holds without it. */
  boolean isStandard(String canonical, PhpVersion version) {
    if (name.equals("listen.backlog") && !version.isAtLeast(8, 0)) {
      return canonical.equals("511");
    }
    boolean none = canonical.isEmpty() && standard.filter(String::isEmpty).isPresent();
    // 0 asks for the default of 20.
    boolean depth = name.equals("request_slowlog_trace_depth") && canonical.equals("0");
    return none || depth || standard.filter(canonical::equals).isPresent();
  }

  private static Directive of(String name, DirectiveType type, String standard) {
    return new Directive(name, type, Optional.of(standard));
  }

  private static Directive required(String name, DirectiveType type) {
    return new Directive(name, type, Optional.empty());
  }

  private static Map<String, Directive> table(Directive... all) {
    return List.of(all).stream().collect(Collectors.toMap(Directive::name, Function.identity()));
  }
}
