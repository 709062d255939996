package censo.source.nginx;

/** Where something listens or is passed to, as ngx_parse_url() of ngx_inet.c takes it apart. */
final class Address {
  private static final int MAX_PORT = 65_535;

  private Address() {}

  /**
   * Whether it has a port that is none; what variables make of it is not known before a request.
   */
  static boolean hasInvalidPort(String url) {
    String port = port(authority(url));
    return !isVariable(url) && !port.isEmpty() && !isPort(port);
  }

  /** Whether only an upstream of that name would give it a port. */
  static boolean needsUpstream(String url) {
    return !isVariable(url) && !url.startsWith("unix:") && port(authority(url)).isEmpty();
  }

  static boolean isVariable(String url) {
    return url.contains("$");
  }

  /** A number, or the two ends of a range. */
  static boolean isPort(String text) {
    if (!text.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
      return false;
    }
    for (String number : text.split("-")) {
      int port = Integer.parseInt(number);
      if (port < 1 || port > MAX_PORT) {
        return false;
      }
    }
    return true;
  }

  /** Host and port: what stands between the scheme and the path. */
  private static String authority(String url) {
    String rest = url.replaceFirst("^[a-z]+://", "");
    return rest.startsWith("unix:") ? "" : rest.replaceFirst("[/?].*", "");
  }

  /** What follows the host, empty where nothing does. */
  private static String port(String authority) {
    int from = authority.startsWith("[") ? authority.indexOf(']') : 0;
    int colon = authority.indexOf(':', Math.max(from, 0));
    return colon < 0 ? "" : authority.substring(colon + 1);
  }
}
