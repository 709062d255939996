package censo.source.sysctl;

import censo.source.Glob;
import java.util.List;
import java.util.stream.Stream;

/**
 * Name of a parameter, or a pattern of names.
 *
 * @param parts of its path below {@code /proc/sys}
 */
record Key(List<String> parts) {
  Key {
    parts = List.copyOf(parts);
  }

  /**
   * Either spelling. Where a dot comes before the first slash, dots part and slashes stand for
   * dots: {@code net.ipv4.conf.eth0/1.forwarding} is {@code net/ipv4/conf/eth0.1/forwarding}
   * (sysctl_normalize() of systemd's basic/sysctl-util.c).
   */
  static Key parse(String text) {
    int dot = text.indexOf('.');
    int slash = text.indexOf('/');
    boolean dotted = dot >= 0 && (slash < 0 || dot < slash);
    String path = dotted ? swapped(text) : text;
    return new Key(
        Stream.of(path.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList());
  }

  private static String swapped(String text) {
    return text.replace('.', '\0').replace('/', '.').replace('\0', '/');
  }

  /** Whether systemd writes to a file of that name at all. */
  boolean isName() {
    return !parts.isEmpty() && !parts.contains("..") && parts.stream().noneMatch(Key::hasBlank);
  }

  private static boolean hasBlank(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (Character.isWhitespace(part.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  boolean isPattern() {
    return parts.stream().anyMatch(Glob::isPattern);
  }

  /** Whether this pattern takes the other name in, part by part. */
  boolean covers(Key other) {
    if (parts.size() != other.parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!Glob.matches(parts.get(i), other.parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** With dots, as sysctl(8) prints it. */
  @Override
  public String toString() {
    return swapped(String.join("/", parts));
  }
}
