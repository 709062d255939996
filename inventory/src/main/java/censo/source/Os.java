package censo.source;

import censo.inventory.Sorted;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The distribution, from {@code /etc/os-release} (os-release(5)).
 *
 * @param id {@code debian}, {@code amzn}…; empty where unknown
 * @param like families it belongs to, blank-separated
 */
public record Os(String id, String version, String like) {
  public static Os of(Root root) {
    Map<String, String> values = new HashMap<>();
    for (String path : new String[] {"/etc/os-release", "/usr/lib/os-release"}) {
      if (values.isEmpty() && root.open(path) instanceof Opened.Read read) {
        read.bytes().utf8().lines().forEach(line -> assign(line, values));
      }
    }
    return new Os(
        values.getOrDefault("ID", ""),
        values.getOrDefault("VERSION_ID", ""),
        values.getOrDefault("ID_LIKE", ""));
  }

  private static void assign(String line, Map<String, String> values) {
    int equals = line.indexOf('=');
    if (equals > 0 && !line.startsWith("#")) {
      String value = line.substring(equals + 1).strip();
      boolean quoted =
          value.length() > 1
              && "\"'".indexOf(value.charAt(0)) >= 0
              && value.endsWith(value.substring(0, 1));
      values.put(
          line.substring(0, equals).strip(),
          quoted ? value.substring(1, value.length() - 1) : value);
    }
  }

  /**
   * Amazon Linux, RHEL and their kin: cronie, {@code /etc/php.d}, {@code conf.d} only. Everything
   * else is read as Debian.
   */
  public boolean isRedHat() {
    return (" " + id + " " + like + " ").matches(".* (amzn|rhel|fedora|centos|rocky|almalinux) .*");
  }

  /** As the snapshot writes it; {@code arch} is added by who knows it. */
  public SequencedMap<String, String> facts() {
    return Sorted.copyOf(Map.of("id", id, "version", version));
  }
}
