package censo.collector.application;

import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The lines of an application's {@code match}; any that holds is evidence.
 *
 * @param patterns by the key of {@link #KEYS}
 * @param tags names and values of EC2 tags
 */
public record Match(
    SequencedMap<String, List<TextPattern>> patterns, SequencedMap<String, TextPattern> tags) {
  /** What a line can look at, and the texts of an item that it looks at. */
  private static final Map<String, BiFunction<Item, Mentions, Collection<String>>> LOOKS =
      Map.of(
          "path", (_, mentions) -> mentions.paths(),
          "user", (_, mentions) -> mentions.owner(),
          "program", (item, _) -> named(item, Kinds.SUPERVISED),
          "pool", (item, _) -> pools(item),
          "server_name", (item, _) -> serverNames(item),
          "command", (_, mentions) -> mentions.commands(),
          "file", (item, _) -> List.of(item.origin().file()),
          "package", (item, _) -> named(item, Set.of("package")));

  /** Keys of {@code match} that hold patterns, in the order in which evidence is told. */
  static final List<String> KEYS =
      List.of(
          "program", "pool", "server_name", "user", "path", "command", "file", "package", "host");

  private static List<String> named(Item item, Set<String> kinds) {
    return kinds.contains(item.kind()) ? List.of(item.key().bareName()) : List.of();
  }

  private static List<String> pools(Item item) {
    return item.kind().equals("php_fpm_pool") ? List.of(poolName(item)) : List.of();
  }

  /** {@code www} of {@code 8.2/www}. */
  static String poolName(Item pool) {
    return pool.name().substring(pool.name().indexOf('/') + 1);
  }

  private static List<String> serverNames(Item item) {
    return item.kind().equals("nginx_server") ? item.list("server_name") : List.of();
  }

  /** The first line that holds for the item itself, as {@code program: bob-*}. */
  Optional<Evidence> of(Item item, Mentions mentions) {
    // What every machine has once mentions everybody's paths and users: only its file can tell.
    List<String> keys = Kinds.isMachine(item) ? List.of("file") : KEYS;
    for (String key : keys) {
      if (LOOKS.containsKey(key)) {
        for (String text : LOOKS.get(key).apply(item, mentions)) {
          for (TextPattern pattern : patterns.getOrDefault(key, List.of())) {
            if (pattern.matches(text)) {
              return Optional.of(new Evidence(key + ": " + pattern, key + " " + shortened(text)));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The first line that holds for the whole host. */
  Optional<Evidence> of(Snapshot.Host host) {
    for (TextPattern pattern : patterns.getOrDefault("host", List.of())) {
      if (pattern.matches(host.name()) || pattern.matches(host.id())) {
        return Optional.of(new Evidence("host: " + pattern, "host " + host.name()));
      }
    }
    Map<String, String> hostTags = tags(host);
    for (var tag : tags.entrySet()) {
      String value = hostTags.get(tag.getKey());
      if (value != null && tag.getValue().matches(value)) {
        return Optional.of(
            new Evidence("tag: " + tag.getKey() + "=" + tag.getValue(), "tag " + tag.getKey()));
      }
    }
    return Optional.empty();
  }

  static Map<String, String> tags(Snapshot.Host host) {
    return host.ec2().get("tags") instanceof Value.TextMap(SequencedMap<String, String> tags)
        ? tags
        : Map.of();
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 80 ? line.substring(0, 79) + "…" : line;
  }

  /**
   * A line that holds.
   *
   * @param rule as {@code user: bob}
   * @param reason what it saw
   */
  record Evidence(String rule, String reason) {}
}
