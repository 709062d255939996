package censo.source.nginx;

import censo.inventory.Code;
import censo.source.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The addresses and names of the http servers of a host, and where two of them get in each other's
 * way: ngx_http_add_listen() and ngx_http_server_names() of ngx_http.c.
 */
final class Listens {
  /** Parameters that set something of the socket: one server may, for each address. */
  private static final Set<String> OF_SOCKET =
      Set.of(
          "bind",
          "fastopen",
          "backlog",
          "rcvbuf",
          "sndbuf",
          "deferred",
          "ipv6only",
          "reuseport",
          "so_keepalive");

  private static final Set<String> OTHERS =
      Set.of(
          "default_server",
          "default",
          "accept_filter",
          "setfib",
          "ssl",
          "http2",
          "quic",
          "spdy",
          "proxy_protocol",
          "multipath");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\*|\\[[0-9A-Fa-f:.]+]");

  private final Map<String, Set<String>> names = new HashMap<>();
  private final Set<String> defaults = new HashSet<>();
  private final Set<String> sockets = new HashSet<>();

  /**
   * Adds a server.
   *
   * @param fatal told of each listen that nginx refuses, and why
   */
  void add(Draft draft, Statement server, BiConsumer<Statement, String> fatal) {
    Set<String> addresses = new HashSet<>();
    List<String> own = new ArrayList<>();
    for (Statement s : server.body()) {
      if (s.name().equals("server_name")) {
        s.args().forEach(n -> own.add(n.toLowerCase(Locale.ROOT)));
      } else if (s.name().equals("listen") && !s.args().isEmpty()) {
        listen(s, addresses, fatal);
      }
    }
    if (addresses.isEmpty()) {
      addresses.add("*:80");
    }
    if (own.isEmpty()) {
      own.add("");
    }
    boolean conflicts = false;
    for (String address : addresses) {
      Set<String> taken = names.computeIfAbsent(address, _ -> new HashSet<>());
      // A name may stand twice in one server; a regular expression is never compared.
      for (String name : new TreeSet<>(own)) {
        conflicts |= !name.startsWith("~") && !taken.add(name);
      }
    }
    if (conflicts) {
      draft.doubt(
          Code.NGINX_CONFLICTING_NAME,
          server.reported(),
          "an earlier server has the same name on the same address; nginx ignores the name here",
          "remove one of the two servers, or its name");
    }
  }

  private void listen(Statement s, Set<String> addresses, BiConsumer<Statement, String> fatal) {
    String address = address(s.args().getFirst());
    boolean isDefault = false;
    boolean ofSocket = false;
    for (String parameter : s.args().subList(1, s.args().size())) {
      String name = parameter.replaceFirst("=.*", "");
      isDefault |= name.equals("default_server") || name.equals("default");
      ofSocket |= OF_SOCKET.contains(name);
      if (!OF_SOCKET.contains(name) && !OTHERS.contains(name)) {
        fatal.accept(s, "has a parameter that nginx does not know");
      }
    }
    if (!address.startsWith("unix:")) {
      if (!HOST.matcher(host(address)).matches()) {
        fatal.accept(s, "has an invalid host");
      } else if (!Address.isPort(port(address))) {
        fatal.accept(s, "has an invalid port");
      }
    }
    if (!addresses.add(address)) {
      fatal.accept(s, "is a duplicate: this server listens there already");
    } else if (ofSocket && !sockets.add(address)) {
      fatal.accept(s, "sets options of a socket that another server has set");
    } else if (isDefault && !defaults.add(address)) {
      fatal.accept(s, "makes a second default server for this address");
    }
  }

  /** Address and port as nginx compares them, {@code *:80} for {@code 80}. */
  private static String address(String text) {
    if (text.startsWith("unix:")) {
      return text;
    }
    if (text.matches("[0-9]+(-[0-9]+)?")) {
      return "*:" + text;
    }
    boolean hasPort = text.startsWith("[") ? text.contains("]:") : text.contains(":");
    String whole = hasPort ? text : text + ":80";
    return whole.startsWith("0.0.0.0:") ? "*" + whole.substring("0.0.0.0".length()) : whole;
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  /** What the name of an item has of a listen: its port, of a socket its path. */
  static String portOf(String listen) {
    return listen.startsWith("unix:") ? listen.substring("unix:".length()) : port(address(listen));
  }
}
