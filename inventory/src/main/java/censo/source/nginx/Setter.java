package censo.source.nginx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the setters of everyday directives ask of their arguments beyond number and type: the
 * functions of ngx_http_core_module.c, ngx_http_rewrite_module.c, ngx_http_access_module.c and
 * ngx_http_headers_filter_module.c.
 */
final class Setter {
  private static final Pattern URL =
      Pattern.compile("(http://|https://|\\$scheme).*", Pattern.DOTALL);
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?");
  private static final Set<String> LEVELS =
      Set.of(
          "emerg",
          "alert",
          "crit",
          "error",
          "warn",
          "notice",
          "info",
          "debug",
          "debug_core",
          "debug_alloc",
          "debug_mutex",
          "debug_event",
          "debug_http",
          "debug_mail",
          "debug_stream");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> EXPIRES = Set.of("epoch", "max", "off");
  private static final Set<String> REWRITE = Set.of("last", "break", "redirect", "permanent");

  private Setter() {}

  /** Why nginx refuses it; empty where it takes it, or where that is not known here. */
  static Optional<String> refused(String name, List<String> args) {
    boolean taken =
        switch (name) {
          case "map", "geo", "split_clients" -> args.getLast().startsWith("$");
          case "set" -> args.getFirst().startsWith("$");
          case "if" -> Condition.isTaken(args);
          case "return" -> returns(args);
          case "rewrite" -> args.size() < 3 || REWRITE.contains(args.get(2));
          case "error_page" -> errorPage(args);
          case "allow", "deny" -> isRule(args.getFirst());
          case "expires" -> expires(args);
          case "server_name" -> args.stream().allMatch(Setter::isServerName);
          case "error_log" -> LEVELS.containsAll(args.subList(1, args.size()));
          case "try_files" ->
              !args.getLast().startsWith("=") || isCode(args.getLast().substring(1));
          case "fastcgi_param", "uwsgi_param", "scgi_param" ->
              args.size() < 3 || args.get(2).equals("if_not_empty");
          case "limit_req_zone", "limit_conn_zone", "limit_req" -> LimitZone.isTaken(name, args);
          case "worker_processes" ->
              args.getFirst().equals("auto") || isNumber(args.getFirst(), 1, Integer.MAX_VALUE);
          default -> true;
        };
    return taken ? Optional.empty() : Optional.of("has an invalid argument");
  }

  private static boolean returns(List<String> args) {
    boolean url = args.size() == 1 && URL.matcher(args.getFirst()).matches();
    return url || isCode(args.getFirst());
  }

  private static boolean isCode(String text) {
    return isNumber(text, 0, 999);
  }

  /** Whether what is proxied to is a URL of HTTP, or variables that may make one. */
  static boolean isHttp(String url) {
    return url.contains("$")
        || url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }

  /** Whether a server of an upstream takes what stands behind its address. */
  static boolean isServer(List<String> parameters) {
    return parameters.stream()
        .allMatch(
            p ->
                switch (p.replaceFirst("=.*", "=")) {
                  case "backup", "down" -> true;
                  case "weight=" -> isNumber(valueOf(p), 1, Integer.MAX_VALUE);
                  case "max_conns=", "max_fails=" -> isNumber(valueOf(p), 0, Integer.MAX_VALUE);
                  case "fail_timeout=" ->
                      Argument.canonical("sec", List.of(valueOf(p))).isPresent();
                  default -> false;
                });
  }

  private static String valueOf(String parameter) {
    return parameter.substring(parameter.indexOf('=') + 1);
  }

  /** Codes, then perhaps {@code =code}, then a page. */
  private static boolean errorPage(List<String> args) {
    String answer = args.get(args.size() - 2);
    boolean answers = answer.startsWith("=");
    List<String> codes = args.subList(0, args.size() - (answers ? 2 : 1));
    return !codes.isEmpty()
        && (!answers || answer.length() == 1 || isNumber(answer.substring(1), 0, Integer.MAX_VALUE))
        && codes.stream().allMatch(c -> isNumber(c, 300, 599) && !c.equals("499"));
  }

  private static boolean isRule(String address) {
    return address.equals("all")
        || address.equals("unix:")
        || IPV4.matcher(address).matches()
        || IPV6.matcher(address).matches();
  }

  private static boolean expires(List<String> args) {
    String last = args.getLast();
    if (last.contains("$") || (args.size() == 1 && EXPIRES.contains(last))) {
      return true;
    }
    boolean signed = !last.isEmpty() && "@+-".indexOf(last.charAt(0)) >= 0;
    String time = signed ? last.substring(1) : last;
    return Argument.canonical("sec", List.of(time)).isPresent()
        && (args.size() == 1 || args.getFirst().equals("modified"));
  }

  private static boolean isServerName(String name) {
    return !(name.startsWith("*") && !(name.length() > 2 && name.startsWith("*.")))
        && !name.equals(".")
        && !name.equals("~");
  }

  static boolean isNumber(String text, int from, int to) {
    if (!DIGITS.matcher(text).matches()) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= from && number <= to;
  }
}
