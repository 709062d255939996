package censo.source.limits;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is limited, and which values pam_limits takes for it (process_limit() there).
 *
 * @param kind what a value of it is
 * @param unit what the value is multiplied with
 */
record Resource(Kind kind, long unit) {
  /** What a value is, and with it whether soft and hard are two. */
  enum Kind {
    /** A resource of setrlimit(2), soft and hard. */
    RLIMIT,
    /** RLIMIT_NICE: -20 to 19. */
    NICE,
    /** How many sessions at once. */
    LOGINS,
    /** The priority sessions start with. */
    PRIORITY,
    /** 0 or 1. */
    FLAG
  }

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger INFINITY = TWO_64.subtract(BigInteger.ONE);
  private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger INT_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final Set<String> UNLIMITED = Set.of("-1", "-", "unlimited", "infinity");
  private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?[0-9]{1,40}).*", Pattern.DOTALL);

  private static final Resource COUNT = new Resource(Kind.RLIMIT, 1);
  private static final Resource KIBIBYTES = new Resource(Kind.RLIMIT, 1024);
  private static final Resource LOGINS = new Resource(Kind.LOGINS, 1);

  private static final Map<String, Resource> BY_NAME =
      Map.ofEntries(
          Map.entry("cpu", new Resource(Kind.RLIMIT, 60)),
          Map.entry("fsize", KIBIBYTES),
          Map.entry("data", KIBIBYTES),
          Map.entry("stack", KIBIBYTES),
          Map.entry("core", KIBIBYTES),
          Map.entry("rss", KIBIBYTES),
          Map.entry("memlock", KIBIBYTES),
          Map.entry("as", KIBIBYTES),
          Map.entry("nproc", COUNT),
          Map.entry("nofile", COUNT),
          Map.entry("locks", COUNT),
          Map.entry("sigpending", COUNT),
          Map.entry("msgqueue", COUNT),
          Map.entry("rtprio", COUNT),
          Map.entry("nice", new Resource(Kind.NICE, 1)),
          Map.entry("maxlogins", LOGINS),
          Map.entry("maxsyslogins", LOGINS),
          Map.entry("priority", new Resource(Kind.PRIORITY, 1)),
          Map.entry("nonewprivs", new Resource(Kind.FLAG, 1)));

  /** That of a name in lower case; {@code rttime} is one in versions behind 1.7.0 only. */
  static Optional<Resource> of(String item) {
    return Optional.ofNullable(BY_NAME.get(item));
  }

  /** Whether soft and hard are two values of it. */
  boolean isTwofold() {
    return kind == Kind.RLIMIT || kind == Kind.NICE;
  }

  /** Whether the type may be any word. */
  boolean takesAnyType() {
    return kind == Kind.LOGINS || kind == Kind.FLAG;
  }

  /**
   * What is taken from a value in lower case: a number, or {@code unlimited}; what follows the
   * digits is not looked at. Empty where it is none.
   */
  Optional<String> canonical(String value) {
    if (kind == Kind.FLAG) {
      return Optional.of(value).filter(v -> v.equals("0") || v.equals("1"));
    }
    if ((kind == Kind.RLIMIT || kind == Kind.LOGINS) && UNLIMITED.contains(value)) {
      return Optional.of("unlimited");
    }
    Matcher number = NUMBER.matcher(value);
    return number.matches()
        ? Optional.of(bounded(new BigInteger(number.group(1))))
        : Optional.empty();
  }

  private String bounded(BigInteger number) {
    return switch (kind) {
      case RLIMIT -> {
        // strtoull(3) counts below zero from the other end.
        boolean wraps = number.signum() < 0 && number.negate().compareTo(TWO_64) < 0;
        BigInteger taken = wraps ? number.add(TWO_64) : number.abs();
        BigInteger most = INFINITY.divide(BigInteger.valueOf(unit));
        yield taken.compareTo(most) < 0 ? taken.toString() : "unlimited";
      }
      case NICE -> number.max(BigInteger.valueOf(-20)).min(BigInteger.valueOf(19)).toString();
      default -> number.max(INT_MIN).min(INT_MAX).toString();
    };
  }
}
