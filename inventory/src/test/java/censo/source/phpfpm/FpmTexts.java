package censo.source.phpfpm;

import censo.source.zend.ZendTexts;
import java.util.List;
import java.util.Random;

/**
 * Files of pools from a seed: two or three pools, each with what it needs, and more that php-fpm
 * takes; now and then something it refuses.
 */
public final class FpmTexts {
  private static final List<String> NUMBERS =
      List.of("0", "1", "7", "007", "500", "-1", "", "\"12\"", "1k", "1.5", "-");
  private static final List<String> TIMES =
      List.of("0", "30", "30s", "5m", "1h", "1d", "1m30", "1.5h", "abc5", "30x", "", "\"10s\"");
  private static final List<String> BOOLEANS =
      List.of("yes", "No", "on", "OFF", "true", "0", "1", "none", "\"yes\"", "\"Yes\"", "y", "");
  private static final List<String> TEXTS =
      List.of(
          "/srv",
          "/tmp",
          "\"/tmp\"",
          "/var/log/x.log",
          "/tmp/$pool.log",
          "",
          "www-data",
          "/gone/x");

  private final Random random;
  private final ZendTexts zend;

  public FpmTexts(long seed) {
    random = new Random(seed);
    zend = new ZendTexts(seed);
  }

  /**
   * A file.
   *
   * @param wild out of 100 lines, how many hold any text at all
   */
  public String file(int wild) {
    StringBuilder text = new StringBuilder();
    int pools = 1 + random.nextInt(3);
    for (int i = 0; i < pools; i++) {
      text.append("[p").append(i).append("]\n");
      text.append("user = www-data\nlisten = /run/php/$pool.sock\n");
      text.append("pm = ")
          .append(pick(List.of("static", "ondemand", "Static", "dynamic")))
          .append('\n');
      text.append("pm.max_children = ").append(4 + random.nextInt(9)).append('\n');
      text.append("pm.min_spare_servers = 1\npm.max_spare_servers = 3\n");
      for (int lines = random.nextInt(6); lines > 0; lines--) {
        text.append(random.nextInt(100) < wild ? wild() : line()).append('\n');
      }
    }
    if (random.nextInt(3) == 0) {
      text.append("[P0]\n").append(line()).append('\n');
    }
    return text.toString();
  }

  private String wild() {
    return switch (random.nextInt(4)) {
      case 0 ->
          "env[" + pick(List.of("A", "B", "LC_ALL", "\"Q\"", " x ", "")) + "] = " + zend.value();
      case 1 -> "php_value[user_agent] = " + zend.value();
      case 2 -> "access.format = " + zend.quoted();
      default ->
          pick(
              List.of("# x", "x", "nosuch = 1", "error_log = /x", " [q]", "env = 1", "Env[A] = 1"));
    };
  }

  private String line() {
    return switch (random.nextInt(12)) {
      case 0 -> number("pm.max_requests", "rlimit_files", "listen.backlog", "process.priority");
      case 1 -> time("request_terminate_timeout", "pm.process_idle_timeout");
      case 2 ->
          bool("catch_workers_output", "decorate_workers_output", "clear_env", "process.dumpable");
      case 3 ->
          pick(List.of("chdir", "slowlog", "access.log", "listen.owner", "group"))
              + " = "
              + pick(TEXTS);
      case 4 -> "env[" + pick(List.of("A", "B", "C")) + "] = " + zend.quoted();
      case 5 -> "env[" + pick(List.of("A", "B")) + "] = /x" + random.nextInt(3) + " ; c";
      case 6 ->
          "php_value[memory_limit] = " + pick(List.of("128M", "1g", "64k", "-1", "100", "\"2M\""));
      case 7 -> "php_admin_value[memory_limit] = " + random.nextInt(99) + "M";
      case 8 ->
          bool("php_flag[display_errors]", "php_admin_flag[log_errors]", "php_flag[html_errors]");
      case 9 ->
          pick(
              List.of(
                  "pm.status_path = /status",
                  "ping.path = /ping",
                  "pm.status_path = st",
                  "ping.response = x"));
      case 10 ->
          pick(
              List.of(
                  "rlimit_core = unlimited",
                  "rlimit_core = 5",
                  "listen.mode = 0600",
                  "security.limit_extensions = .php"));
      default ->
          pick(
              List.of(
                  "; comment",
                  "",
                  "  ; c",
                  "php_admin_value[error_reporting] = E_ALL & ~E_NOTICE",
                  "\tpm.max_requests\t=\t9\t"));
    };
  }

  private String number(String... names) {
    return pick(List.of(names)) + " = " + pick(NUMBERS);
  }

  private String time(String... names) {
    return pick(List.of(names)) + " = " + pick(TIMES);
  }

  private String bool(String... names) {
    return pick(List.of(names)) + " = " + pick(BOOLEANS);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
