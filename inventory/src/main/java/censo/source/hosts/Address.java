package censo.source.hosts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An address of IPv4 or IPv6, read as inet_pton(3) and printed as inet_ntop(3) of glibc do.
 *
 * @param groups two of 16 bits for IPv4, eight for IPv6
 */
record Address(List<Integer> groups) {
  Address {
    groups = List.copyOf(groups);
  }

  private static final int IPV6_GROUPS = 8;

  /** Empty where the text is no address. */
  static Optional<Address> parse(String text) {
    int[] v4 = ipv4(text);
    int[] groups = v4.length > 0 ? v4 : new Ipv6(text).parse();
    return groups.length == 0
        ? Optional.empty()
        : Optional.of(new Address(Arrays.stream(groups).boxed().toList()));
  }

  boolean isIpv6() {
    return groups.size() == IPV6_GROUPS;
  }

  /** Four decimal numbers without leading zeros; nothing where it is something else. */
  private static int[] ipv4(String text) {
    int[] octets = new int[4];
    int at = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0 && at < 3) {
        at++;
        digits = 0;
        continue;
      }
      boolean leadingZero = digits > 0 && octets[at] == 0;
      if (c < '0' || c > '9' || leadingZero) {
        return new int[0];
      }
      octets[at] = octets[at] * 10 + c - '0';
      digits++;
      if (octets[at] > 255) {
        return new int[0];
      }
    }
    return at == 3 && digits > 0
        ? new int[] {octets[0] << 8 | octets[1], octets[2] << 8 | octets[3]}
        : new int[0];
  }

  @Override
  public String toString() {
    return isIpv6() ? ipv6() : dotted(0);
  }

  private String dotted(int at) {
    int high = groups.get(at);
    int low = groups.get(at + 1);
    return (high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255);
  }

  private String ipv6() {
    int start = 0;
    int length = 0;
    for (int i = 0; i < IPV6_GROUPS; i++) {
      int zeros = zerosFrom(i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    boolean compressed = length > 1;
    boolean embedded =
        compressed && start == 0 && (length == 6 || (length == 5 && groups.get(5) == 0xffff));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < IPV6_GROUPS; i++) {
      if (compressed && i >= start && i < start + length) {
        text.append(i == start ? "::" : "");
      } else if (embedded && i == 6) {
        return separated(text).append(dotted(6)).toString();
      } else {
        separated(text).append(Integer.toHexString(groups.get(i)));
      }
    }
    return text.toString();
  }

  private static StringBuilder separated(StringBuilder text) {
    boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
    return text.append(first ? "" : ":");
  }

  private int zerosFrom(int at) {
    int end = at;
    while (end < IPV6_GROUPS && groups.get(end) == 0) {
      end++;
    }
    return end - at;
  }

  /** Reads up to eight groups, one run of zeros left out, the last two perhaps dotted. */
  private static final class Ipv6 {
    private final String text;
    private final int[] groups = new int[IPV6_GROUPS];
    private int count;
    private int gap = -1;

    Ipv6(String text) {
      this.text = text;
    }

    int[] parse() {
      return read() ? spread() : new int[0];
    }

    private boolean read() {
      String rest = text;
      if (rest.startsWith("::")) {
        gap = 0;
        rest = rest.substring(2);
      }
      while (!rest.isEmpty()) {
        int colon = rest.indexOf(':');
        String part = colon < 0 ? rest : rest.substring(0, colon);
        if (!add(part, colon < 0)) {
          return false;
        }
        rest = colon < 0 ? "" : rest.substring(colon + 1);
        if (rest.startsWith(":")) {
          if (gap >= 0) {
            return false;
          }
          gap = count;
          rest = rest.substring(1);
        } else if (colon >= 0 && rest.isEmpty()) {
          return false;
        }
      }
      return gap < 0 ? count == IPV6_GROUPS : count < IPV6_GROUPS;
    }

    private boolean add(String part, boolean last) {
      int[] dotted = last ? ipv4(part) : new int[0];
      if (dotted.length > 0 && count + 2 <= IPV6_GROUPS) {
        groups[count++] = dotted[0];
        groups[count++] = dotted[1];
        return true;
      }
      boolean hex = part.matches("[0-9a-fA-F]{1,4}") && count < IPV6_GROUPS;
      if (hex) {
        groups[count++] = Integer.parseInt(part, 16);
      }
      return hex;
    }

    private int[] spread() {
      int[] all = new int[IPV6_GROUPS];
      int before = gap < 0 ? count : gap;
      System.arraycopy(groups, 0, all, 0, before);
      System.arraycopy(groups, before, all, IPV6_GROUPS - (count - before), count - before);
      return all;
    }
  }
}
