package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Sockets;
import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions of a web pool in files: a second machine of the group does not have them. */
final class SessionOnDisk {
  private static final String SETTING = "session.save_handler";
  private static final Pattern BY_FASTCGI =
      Pattern.compile("session\\.save_handler\\s*=\\s*[\"']?([\\w.-]+)");

  private SessionOnDisk() {}

  static Group find(Sight sight) {
    Group group = new Group("session-on-disk", "application");
    for (var snapshot : sight.snapshots()) {
      List<Attributed> items = sight.on(snapshot.host().id());
      for (Attributed pool : items) {
        if (pool.item().kind().equals("php_fpm_pool")) {
          List<Attributed> servers = servers(pool, items);
          Found handler = handler(pool, servers, sight);
          if (!servers.isEmpty() && handler.value().equals("files")) {
            group.add(
                Group.About.of(Sight.owner(pool), "pool " + pool.item().name()),
                pool.profiles().contains("asg") ? Severity.BLOCKS : Severity.WARNS,
                "keep sessions in redis: session.save_handler and session.save_path of the pool",
                Optional.of(pool.item().key()),
                handler.evidence());
          }
        }
      }
    }
    return group;
  }

  /** Servers that pass to the pool, by themselves or over an upstream. */
  private static List<Attributed> servers(Attributed pool, List<Attributed> items) {
    List<Attributed> upstreams =
        items.stream()
            .filter(a -> a.item().kind().equals("nginx_upstream"))
            .filter(a -> Sockets.feeds(a.item(), pool.item()))
            .toList();
    return items.stream()
        .filter(a -> a.item().kind().equals("nginx_server"))
        .filter(
            a ->
                Sockets.feeds(a.item(), pool.item())
                    || upstreams.stream().anyMatch(u -> Sockets.passesTo(a.item(), u.item())))
        .toList();
  }

  private record Found(String value, Evidence evidence) {}

  /**
   * What holds: a FastCGI parameter over php_admin_value, over php_value, over php.ini; PHP's own
   * default is {@code files}.
   */
  private static Found handler(Attributed pool, List<Attributed> servers, Sight sight) {
    for (Attributed server : servers) {
      Optional<String> value = byFastcgi(server.item());
      if (value.isPresent()) {
        return new Found(
            value.get(), sight.at(server, SETTING, SETTING + " = " + value.get() + " (PHP_VALUE)"));
      }
    }
    for (String level : List.of("php_admin_value", "php_value")) {
      String value = pool.item().map(level).get(SETTING);
      if (value != null) {
        return new Found(value, sight.at(pool, SETTING, SETTING + " = " + value));
      }
    }
    String version = pool.item().name().split("/", 2)[0];
    return sight.allOn(pool.host()).stream()
        .filter(a -> a.item().kind().equals("php_ini"))
        .filter(a -> a.item().name().equals(version + "/fpm"))
        .findFirst()
        .flatMap(
            ini ->
                ini.item()
                    .text(SETTING)
                    .map(v -> new Found(v, sight.at(ini, SETTING, SETTING + " = " + v))))
        .orElseGet(
            () -> new Found("files", Sight.at(pool, SETTING + " is not set: PHP uses files")));
  }

  private static Optional<String> byFastcgi(Item server) {
    List<String> texts = new ArrayList<>();
    server
        .settings()
        .forEach(
            (name, value) -> {
              if (name.startsWith("location ")) {
                texts.addAll(server.map(name).values());
              } else {
                texts.add(value.inline());
              }
            });
    for (String text : texts) {
      Matcher matcher = BY_FASTCGI.matcher(text);
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
