package censo.redact;

/** How the text of a file is read when secrets are looked for; the same on the host and behind. */
enum Dialect {
  SUPERVISOR,
  CRONTAB,
  SHELL,
  NGINX,
  PHP_INI,
  PHP_FPM,
  UNIT,
  PLAIN;

  void find(Slice text, Hits hits) {
    switch (this) {
      case SUPERVISOR -> SupervisorText.find(text, hits);
      case CRONTAB -> CrontabText.find(text, hits);
      case SHELL -> ShellText.find(text, hits);
      case NGINX -> NginxText.find(text, hits);
      case PHP_INI -> PhpIniText.find(text, hits);
      case PHP_FPM -> PhpIniText.findInLines(text, hits);
      case UNIT -> UnitText.find(text, hits);
      case PLAIN -> PlainText.find(text, hits);
    }
  }

  /** By the path, and where that tells nothing by words that only one dialect has. */
  static Dialect of(String path, String content) {
    if (path.startsWith("/etc/default/")
        || path.startsWith("/etc/sysconfig/")
        || path.startsWith("/etc/cron.hourly/")
        || path.startsWith("/etc/cron.daily/")
        || path.startsWith("/etc/cron.weekly/")
        || path.startsWith("/etc/cron.monthly/")
        || path.contains("/logrotate")
        || content.startsWith("#!")) {
      return SHELL;
    }
    if (path.contains("/systemd/")) {
      return UNIT;
    }
    if (path.startsWith("/etc/cron")
        || path.startsWith("/var/spool/cron/")
        || path.equals("/etc/anacrontab")) {
      return CRONTAB;
    }
    if (path.contains("/supervisor") || content.contains("[program:")) {
      return SUPERVISOR;
    }
    if (path.contains("/nginx/")
        || content.contains("server {")
        || content.contains("fastcgi_param ")) {
      return NGINX;
    }
    if (path.contains("/php") || path.endsWith(".ini") || content.contains("php_admin_value[")) {
      return path.endsWith(".conf") ? PHP_FPM : PHP_INI;
    }
    return PLAIN;
  }
}
