package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Utf8;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The limits of one user's session, counted from items as pam_limits counts them from lines: its
 * own before those of its groups, those before everybody's, and of two of one rank the later.
 *
 * @param groups by number and name
 */
record Session(String user, int uid, Map<Integer, String> groups) {
  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final Map<String, Integer> UNITS =
      Map.of(
          "cpu", 60, "fsize", 1024, "data", 1024, "stack", 1024, "core", 1024, "rss", 1024,
          "memlock", 1024, "as", 1024);
  private static final Set<String> LOGINS = Set.of("maxlogins", "maxsyslogins");
  private static final int NEVER = 9;
  private static final String UNLIMITED = "unlimited";

  /** A value and how near to the user the line that set it is; lower is nearer. */
  private record Ranked(String value, int rank) {}

  /**
   * Each limit that is another than before, soft and hard; or that the session is refused.
   *
   * @param before those where no line sets any, by resource
   * @param bare those of a session that pam_limits leaves alone
   * @param patched whether the version is one of Debian's patch
   */
  String limits(
      List<Item> items,
      Map<String, List<String>> before,
      Map<String, List<String>> bare,
      boolean patched) {
    List<Item> ordered = items.stream().sorted(ORDER).toList();
    if (isExempt(ordered)) {
      return told(bare, before);
    }
    Map<String, Ranked> set = new TreeMap<>();
    for (Item item : ordered) {
      String[] words = words(item);
      int rank = words.length < 3 ? NEVER : rank(words[0], false);
      if (rank < NEVER) {
        String name = LOGINS.contains(words[2]) ? "logins" : words[2];
        Ranked ranked = new Ranked(item.text("value").orElseThrow(), rank);
        for (String type : words[1].equals("-") ? List.of("soft", "hard") : List.of(words[1])) {
          Ranked old = set.get(name + " " + type);
          // The priority knows no ranks. A line for both that comes too late for the soft limit is
          // dropped whole.
          if (old != null && old.rank() < rank && !name.equals("priority")) {
            break;
          }
          set.put(name + " " + type, ranked);
        }
      }
    }
    if (uid != 0 && set.containsKey("logins soft") && set.get("logins soft").value().equals("0")) {
      return " refused";
    }
    Map<String, List<String>> after = new TreeMap<>(before);
    before.forEach(
        (name, old) ->
            after.put(
                name, limit(set, name.toLowerCase(Locale.ROOT), old, bare.get(name), patched)));
    return told(after, before);
  }

  private static final Comparator<Item> ORDER =
      Comparator.comparingInt((Item i) -> i.origin().file().contains(".d/") ? 1 : 0)
          .thenComparing(i -> i.origin().file(), Utf8.ORDER)
          .thenComparingInt(i -> i.origin().line());

  /**
   * What is set before the first line. Debian's patch of 1.4 and 1.5 begins with no limit of
   * processes, which a container forbids as it forbids to raise one.
   */
  private static List<String> first(String name, List<String> old, boolean patched) {
    return patched && name.equals("nproc") ? List.of(UNLIMITED, UNLIMITED) : old;
  }

  /** Nothing happens where the kernel forbids it: a container may raise no limit. */
  private static List<String> limit(
      Map<String, Ranked> set, String name, List<String> old, List<String> bare, boolean patched) {
    if (name.equals("priority")) {
      return Optional.ofNullable(set.get("priority soft")).map(r -> List.of(r.value())).orElse(old);
    }
    if (!set.containsKey(name + " soft") && !set.containsKey(name + " hard")) {
      return old;
    }
    List<String> first = first(name, old, patched);
    String soft = value(set, name, "soft").orElse(first.getFirst());
    String hard = value(set, name, "hard").orElse(first.getLast());
    if (name.equals("nice") || number(hard).compareTo(number(bare.getLast())) > 0) {
      return bare;
    }
    return List.of(number(soft).compareTo(number(hard)) > 0 ? hard : soft, hard);
  }

  private static Optional<String> value(Map<String, Ranked> set, String name, String type) {
    return Optional.ofNullable(set.get(name + " " + type))
        .map(Ranked::value)
        .map(
            value ->
                value.equals(UNLIMITED)
                    ? value
                    : number(value)
                        .multiply(BigInteger.valueOf(UNITS.getOrDefault(name, 1)))
                        .toString());
  }

  private static BigInteger number(String value) {
    return value.equals(UNLIMITED) ? ALL : new BigInteger(value);
  }

  /** Those that differ from what is there before any is set. */
  static String told(Map<String, List<String>> limits, Map<String, List<String>> before) {
    StringBuilder text = new StringBuilder();
    limits.forEach(
        (name, values) -> {
          if (!values.equals(before.get(name))) {
            text.append(' ').append(name).append(values);
          }
        });
    return text.toString();
  }

  /** Whether a line exempts the user: nothing is read behind it. */
  boolean isExempt(List<Item> items) {
    return items.stream().anyMatch(this::exempts);
  }

  /** Of a minus alone % is no group: only the range behind it is looked at. */
  private boolean exempts(Item item) {
    String domain = words(item)[0].replaceFirst("^%", "");
    return words(item).length == 2 && rank(domain, true) < NEVER;
  }

  private static String[] words(Item item) {
    return item.name().split(" ");
  }

  /**
   * LIMITS_DEF_USER and what follows it there; only its name and number limit root, but a group
   * exempts it.
   */
  private int rank(String domain, boolean exempting) {
    if (domain.equals(user)) {
      return 0;
    }
    char first = domain.charAt(0);
    boolean group = first == '@' || first == '%';
    boolean colon = domain.indexOf(':') >= 0;
    if (colon && !group) {
      return in(domain, uid) ? 0 : NEVER;
    }
    if (uid == 0 && !exempting) {
      return NEVER;
    }
    if (domain.equals("*")) {
      return 4;
    }
    if (domain.equals("%")) {
      return 3;
    }
    if (!group) {
      return NEVER;
    }
    String name = domain.substring(1);
    boolean member =
        !colon
            ? groups.containsValue(name)
            : name.startsWith(":")
                ? groups.containsKey(Integer.valueOf(name.substring(1)))
                : in(name, uid);
    return member ? (first == '@' ? 1 : 2) : NEVER;
  }

  private static boolean in(String range, int number) {
    String[] sides = range.split(":", -1);
    if (sides[0].isEmpty()) {
      return Integer.parseInt(sides[1]) == number;
    }
    return number >= Integer.parseInt(sides[0])
        && (sides[1].isEmpty() || number <= Integer.parseInt(sides[1]));
  }
}
