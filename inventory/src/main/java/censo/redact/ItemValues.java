package censo.redact;

import java.util.Set;

/** Secrets in the values of an item, by its kind and setting. */
final class ItemValues {
  /** Kinds that hold nothing a secret could hide in. */
  private static final Set<String> OPEN =
      Set.of(
          "package",
          "user",
          "directory",
          "service",
          "host_alias",
          "limit",
          "sysctl",
          "php_extension",
          "at_job");

  private static final Set<String> SCRIPTS =
      Set.of("content", "postrotate", "prerotate", "firstaction", "lastaction", "preremove");

  private ItemValues() {}

  static void find(At at, Slice text, Hits hits) {
    String kind = at.item().kind();
    String setting = at.setting();
    String key = at.key();
    boolean source = at.spelling() && kind.startsWith("php_");
    Slice value = source ? PhpIniValue.decoded(text) : text;
    if (OPEN.contains(kind)) {
      return;
    }
    switch (kind) {
      case "supervisord",
          "supervisor_program",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "supervisor_group" ->
          supervisor(setting, key, value, hits);
      case "cron_job" -> cron(setting, key, value, hits);
      case "cron_script", "logrotate" -> script(setting, value, hits);
      case "nginx_main", "nginx_server", "nginx_upstream" ->
          NginxItem.find(setting, key, value, hits);
      case "php_fpm_pool" -> pool(setting, key, value, hits);
      case "php_ini", "php_fpm" -> PhpIniText.setting(key.isEmpty() ? setting : key, value, hits);
      case "systemd_unit", "systemd_timer", "process" -> unit(setting, key, value, hits);
      case "mount" -> {
        ShareLogin.find(value, hits);
        other(kind, setting, value, hits);
      }
      default -> other(kind, key.isEmpty() ? setting : key, value, hits);
    }
  }

  /** A value in which tokens were put, as its source would write it. */
  static String tidy(At at, String text) {
    return at.item().kind().startsWith("nginx_") ? NginxItem.bare(text) : text;
  }

  /** In the name of an item, of a setting or of a key; {@code setting} is empty but for a key. */
  static void findInName(String kind, String setting, Slice name, Hits hits) {
    if (isCompared(kind, setting)) {
      NginxItem.findInKey(setting, name, hits);
    }
    FreeText.shapes(name, hits);
  }

  /** Whether the setting decides too what is a secret in its keys: a row of nginx's map. */
  static boolean isCompared(String kind, String setting) {
    return kind.startsWith("nginx_") && NginxItem.isRows(setting);
  }

  private static void supervisor(String setting, String key, Slice value, Hits hits) {
    if (setting.equals("environment") && !key.isEmpty()) {
      Environment.variable(key, value.decode("%%", '%'), hits);
    } else {
      SupervisorText.value(setting, value, hits);
    }
  }

  private static void cron(String setting, String key, Slice value, Hits hits) {
    switch (setting) {
      case "environment" -> Environment.variable(key, value, hits);
      case "command" -> Commands.shell(value, hits);
      case "stdin" -> CrontabText.input(value, hits);
      default -> FreeText.find(value, hits);
    }
  }

  private static void script(String setting, Slice value, Hits hits) {
    if (SCRIPTS.contains(setting)) {
      ShellText.find(value, hits);
    } else {
      FreeText.find(value, hits);
    }
  }

  private static void pool(String setting, String key, Slice value, Hits hits) {
    if (setting.equals("env")) {
      Environment.variable(key, value, hits);
    } else {
      PhpIniText.setting(key.isEmpty() ? setting : key, value, hits);
    }
  }

  private static void unit(String setting, String key, Slice value, Hits hits) {
    if (setting.equals("environment")) {
      Environment.variable(key, value, hits);
    } else {
      UnitText.value(setting.equals("command") ? "ExecStart" : setting, value, hits);
      FreeText.find(value, hits);
    }
  }

  private static void other(String kind, String named, Slice value, Hits hits) {
    boolean apm = kind.equals("apm_agent");
    // Its settings are named FILE: KEY.
    String key = apm ? named.substring(named.lastIndexOf(": ") + 1).strip() : named;
    if (KeyRule.isSecret(key) || (apm && key.equals("key"))) {
      Secrets.keyed(key, value, Rule.KEY, hits);
    } else if (kind.equals("daemon_defaults")) {
      Commands.single(value, hits);
    } else {
      FreeText.find(value, hits);
    }
  }
}
