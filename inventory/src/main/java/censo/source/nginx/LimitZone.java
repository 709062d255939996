package censo.source.nginx;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters of zones that count requests and connections, and of what uses them:
 * ngx_http_limit_req_module.c and ngx_http_limit_conn_module.c.
 */
final class LimitZone {
  private static final Pattern ZONE = Pattern.compile("zone=[^:]+:(.+)");
  private static final Pattern RATE = Pattern.compile("rate=([0-9]{1,9})(r/[sm])?");

  /** Eight pages; nginx refuses a smaller zone. */
  private static final long LEAST = 32_768;

  private LimitZone() {}

  /**
   * Whether nginx takes it.
   *
   * @param name of the directive
   * @param args its arguments, one at least
   */
  static boolean isTaken(String name, List<String> args) {
    return switch (name) {
      case "limit_req" -> args.stream().allMatch(LimitZone::isUse);
      case "limit_req_zone" -> args.stream().skip(1).allMatch(arg -> isZone(arg) || isRate(arg));
      default -> args.stream().skip(1).allMatch(LimitZone::isZone);
    };
  }

  private static boolean isUse(String arg) {
    return arg.equals("nodelay")
        || arg.startsWith("zone=")
        || (arg.startsWith("burst=") && Setter.isNumber(arg.substring(6), 1, Integer.MAX_VALUE))
        || (arg.startsWith("delay=") && Setter.isNumber(arg.substring(6), 1, Integer.MAX_VALUE));
  }

  private static boolean isZone(String arg) {
    Matcher zone = ZONE.matcher(arg);
    return zone.matches()
        && Argument.canonical("size", List.of(zone.group(1)))
            .filter(size -> Long.parseLong(size) >= LEAST)
            .isPresent();
  }

  private static boolean isRate(String arg) {
    Matcher rate = RATE.matcher(arg);
    return rate.matches() && Integer.parseInt(rate.group(1)) > 0;
  }
}
