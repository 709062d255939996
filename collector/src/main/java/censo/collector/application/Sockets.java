package censo.collector.application;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where nginx passes requests to, and what listens there. */
public final class Sockets {
  private Sockets() {}

  /** Where a server or an upstream sends requests, over all its locations. */
  public static List<String> passes(Item web) {
    if (web.kind().equals("nginx_upstream")) {
      return web.list("servers").stream().map(s -> s.split(" ", 2)[0]).toList();
    }
    List<String> passes = new ArrayList<>(web.list("fastcgi_pass"));
    passes.addAll(web.list("proxy_pass"));
    for (String setting : web.settings().keySet()) {
      if (setting.startsWith("location ")) {
        for (String key : List.of("fastcgi_pass", "proxy_pass")) {
          Optional.ofNullable(web.map(setting).get(key)).ifPresent(passes::add);
        }
      }
    }
    return passes;
  }

  /** The word by which both ends of a connection are found: a path, a host or name, a port. */
  static String word(String pass) {
    String bare = pass.replaceFirst("^(?:https?://)?(?:unix:)?", "");
    if (bare.startsWith("/")) {
      return bare.replaceFirst(":.*", "");
    }
    String authority = bare.replaceFirst("/.*", "");
    return authority.matches("(?:.*:)?[0-9]+")
        ? authority.substring(authority.lastIndexOf(':') + 1)
        : authority;
  }

  /** Where a pool listens, {@code $pool} filled in; empty where it does not say. */
  static String listen(Item pool) {
    return pool.text("listen").orElse("").replace("$pool", Match.poolName(pool));
  }

  /** Whether a server or an upstream sends requests to an upstream. */
  public static boolean passesTo(Item web, Item upstream) {
    Pattern url = Pattern.compile("https?://" + Pattern.quote(upstream.name()) + "(?:[:/].*)?");
    return upstream.kind().equals("nginx_upstream")
        && passes(web).stream()
            .anyMatch(p -> p.equals(upstream.name()) || url.matcher(p).matches());
  }

  /** Whether a server or an upstream names the socket of a pool. */
  public static boolean feeds(Item web, Item pool) {
    return pool.kind().equals("php_fpm_pool")
        && passes(web).stream().anyMatch(pass -> isSame(pass, listen(pool)));
  }

  /** A pool that listens on a bare port takes it on every address. */
  private static boolean isSame(String pass, String listen) {
    String bare = pass.startsWith("unix:") ? pass.substring("unix:".length()) : pass;
    return bare.equals(listen) || (listen.matches("[0-9]+") && bare.endsWith(":" + listen));
  }
}
