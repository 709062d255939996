package censo.redact;

import java.util.List;
import java.util.Set;

/** Keys of an environment whose values are kept as they are. */
final class EnvironmentKey {
  /** Last words of keys that hold no secret in any shape. */
  private static final Set<String> HARMLESS =
      Set.of(
          "env",
          "environment",
          "tz",
          "timezone",
          "lang",
          "language",
          "locale",
          "charset",
          "encoding",
          "path",
          "home",
          "dir",
          "directory",
          "root",
          "file",
          "shell",
          "mailto",
          "logname",
          "host",
          "hosts",
          "hostname",
          "port",
          "domain",
          "server",
          "servers",
          "node",
          "nodes",
          "cluster",
          "broker",
          "brokers",
          "endpoint",
          "url",
          "uri",
          "proxy",
          "region",
          "zone",
          "queue",
          "queues",
          "topic",
          "exchange",
          "user",
          "username",
          "usuario",
          "email",
          "from",
          "to",
          "subject",
          "title",
          "description",
          "name",
          "level",
          "mode",
          "debug",
          "format",
          "driver",
          "connection",
          "store",
          "channel",
          "database",
          "schema",
          "db",
          "table",
          "bucket",
          "ttl",
          "timeout",
          "size",
          "sizes",
          "count",
          "limit",
          "max",
          "min",
          "days",
          "length",
          "version",
          "commit",
          "revision",
          "sha",
          "digest",
          "checksum",
          "prefix",
          "suffix",
          "opts",
          "options",
          "args",
          "flags",
          "type",
          "policy",
          "id");

  private EnvironmentKey() {}

  /** Whether it holds words of a command line. */
  static boolean isOptions(String key) {
    List<String> words = KeyRule.words(key);
    return !words.isEmpty() && Set.of("opts", "options", "args", "flags").contains(words.getLast());
  }

  static boolean isHarmless(String key) {
    List<String> words = KeyRule.words(key);
    return !words.isEmpty()
        && (HARMLESS.contains(words.getLast()) || words.getFirst().equals("lc"));
  }
}
