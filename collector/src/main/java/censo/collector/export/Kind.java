package censo.collector.export;

import java.util.Map;

/** What reviewers call a kind of item. */
final class Kind {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("supervisord", "supervisord"),
          Map.entry("supervisor_program", "programas do supervisor"),
          Map.entry("supervisor_group", "grupos do supervisor"),
          Map.entry("supervisor_eventlistener", "event listeners"),
          Map.entry("supervisor_fcgi_program", "programas FastCGI"),
          Map.entry("cron_job", "crons"),
          Map.entry("cron_script", "scripts de /etc/cron.*"),
          Map.entry("host_alias", "aliases do /etc/hosts"),
          Map.entry("nginx_main", "nginx.conf"),
          Map.entry("nginx_server", "servidores do nginx"),
          Map.entry("nginx_upstream", "upstreams do nginx"),
          Map.entry("php_fpm", "php-fpm.conf"),
          Map.entry("php_fpm_pool", "pools do php-fpm"),
          Map.entry("php_ini", "php.ini"),
          Map.entry("php_extension", "extensões do PHP"),
          Map.entry("logrotate", "logrotate"),
          Map.entry("sysctl", "sysctl"),
          Map.entry("limit", "limits"),
          Map.entry("mount", "pontos de montagem"),
          Map.entry("apm_agent", "agentes de APM"),
          Map.entry("package", "pacotes"),
          Map.entry("user", "usuários"),
          Map.entry("directory", "diretórios"));

  private Kind() {}

  static String name(String kind) {
    return NAMES.getOrDefault(kind, kind);
  }
}
