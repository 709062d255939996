package censo.source.systemd;

import censo.source.unit.Assignment;
import censo.source.unit.Command;
import censo.source.unit.UnitName;
import censo.source.unit.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of keys: what systemd would not take, and one spelling for what means the same. */
final class Values {
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "off");
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "Type",
          Set.of("simple", "forking", "oneshot", "dbus", "notify", "notify-reload", "exec", "idle"),
          "Restart",
          Set.of(
              "no", "on-success", "on-failure", "on-abnormal", "on-watchdog", "on-abort", "always"),
          "KillMode",
          Set.of("control-group", "process", "mixed", "none"));
  private static final Pattern LIMIT =
      Pattern.compile(
          "(infinity|0x[0-9a-f]+|[0-9]+[A-Za-z]*)(:(infinity|0x[0-9a-f]+|[0-9]+[A-Za-z]*))?");

  /** Limits that count things and know no K or M. */
  private static final Set<String> COUNTS =
      Set.of("LimitNOFILE", "LimitNPROC", "LimitLOCKS", "LimitSIGPENDING", "LimitRTPRIO");

  private static final Pattern SOFT_AND_HARD = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");
  private static final Pattern SPAN =
      Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Z]*)(?=[\\s0-9]|$)");

  /** Microseconds (systemd.time(7)). */
  private static final Map<String, Long> UNITS = units();

  private Values() {}

  private static Map<String, Long> units() {
    Map<String, Long> units = new java.util.HashMap<>();
    long second = 1_000_000L;
    List.of("us", "usec").forEach(unit -> units.put(unit, 1L));
    List.of("ms", "msec").forEach(unit -> units.put(unit, 1000L));
    List.of("", "s", "sec", "second", "seconds").forEach(unit -> units.put(unit, second));
    List.of("m", "min", "minute", "minutes").forEach(unit -> units.put(unit, 60 * second));
    List.of("h", "hr", "hour", "hours").forEach(unit -> units.put(unit, 3600 * second));
    List.of("d", "day", "days").forEach(unit -> units.put(unit, 86_400 * second));
    List.of("w", "week", "weeks").forEach(unit -> units.put(unit, 604_800 * second));
    List.of("M", "month", "months").forEach(unit -> units.put(unit, 2_629_800 * second));
    List.of("y", "year", "years").forEach(unit -> units.put(unit, 31_557_600 * second));
    return Map.copyOf(units);
  }

  /** Why systemd logs a line and goes on without it; empty where it takes it. */
  static Optional<String> fault(Keys.Type type, Assignment assignment) {
    String value = assignment.value();
    String key = assignment.key();
    if (value.isEmpty()) {
      return unless(type != Keys.Type.TIME && type != Keys.Type.FLAG, key + " has no value");
    }
    Set<String> words = assignment.section().equals("Service") ? WORDS.get(key) : null;
    if (words != null && !words.contains(value)) {
      return Optional.of(key + " is no word that systemd knows");
    }
    if (key.equals("Nice") && !value.matches("\\+?(1?[0-9])|-(1?[0-9]|20)")) {
      return Optional.of("Nice is no number from -20 to 19");
    }
    return switch (type) {
      case FLAG -> unless(flag(value).isPresent(), key + " is neither yes nor no");
      case TIME ->
          unless(
              value.equals("infinity") || span(value).isPresent() || value.contains("%"),
              key + " is no time");
      case LIMIT -> unless(isLimit(key, value), key + " is no limit");
      case COMMAND -> marks(assignment).contains("-") ? command(assignment) : Optional.empty();
      case TIMER ->
          unless(
              key.equals("OnCalendar")
                  ? Calendar.isEvent(value) || value.contains("%")
                  : value.equals("infinity") || span(value).isPresent(),
              key + " is no time");
      case TEXT ->
          unless(
              !key.equals("Unit") || UnitName.isValid(value) || value.contains("%"),
              key + " is no name of a unit");
      case ENVIRONMENT -> unless(Words.split(value).isPresent(), "a quote is not closed");
      default -> Optional.empty();
    };
  }

  private static boolean isLimit(String key, String value) {
    if (COUNTS.contains(key) && value.matches(".*[0-9][A-Za-z&&[^x]].*")) {
      return false;
    }
    Matcher both = SOFT_AND_HARD.matcher(value);
    return LIMIT.matcher(value).matches()
        && !(both.matches() && Long.parseLong(both.group(1)) > Long.parseLong(both.group(2)));
  }

  private static Optional<String> unless(boolean right, String fault) {
    return right ? Optional.empty() : Optional.of(fault);
  }

  /** {@code parse_boolean} of systemd. */
  static Optional<Boolean> flag(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** The spelling by which values that mean the same are equal. */
  static String canonical(Keys.Type type, String value) {
    return switch (type) {
      case FLAG -> flag(value).map(String::valueOf).orElse(value);
      case TIME -> span(value).map(Values::seconds).orElse(value);
      case COMMAND -> command(value);
      default -> value;
    };
  }

  /** Blanks between words are one, where no quote and no escape may hold more. */
  private static String command(String value) {
    StringBuilder words = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\'' || c == '\\') {
        return value;
      }
      boolean blank = c == ' ' || c == '\t' || c == '\r';
      if (!blank) {
        words.append(c);
      } else if (i == 0 || words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString();
  }

  private static Optional<BigDecimal> span(String value) {
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = SPAN.matcher(value);
    int end = 0;
    while (end < value.length() && part.find(end) && part.start() == end) {
      Long unit = UNITS.get(part.group(2));
      if (unit == null || part.group(1).length() > 18) {
        return Optional.empty();
      }
      sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    return end == value.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  /** Of microseconds: {@code 300}; under a second {@code 250ms}. */
  private static String seconds(BigDecimal micros) {
    BigDecimal seconds = micros.movePointLeft(6).stripTrailingZeros();
    boolean less = seconds.compareTo(BigDecimal.ONE) < 0 && seconds.signum() > 0;
    return less
        ? micros.movePointLeft(3).stripTrailingZeros().toPlainString() + "ms"
        : seconds.toPlainString();
  }

  /**
   * Why systemd reads no further at a line ({@code -ENOEXEC} in {@code load-fragment.c}); empty
   * where it goes on.
   */
  static Optional<String> stop(Keys.Type type, Assignment assignment) {
    String value = assignment.value();
    if (type == Keys.Type.COMMAND && !value.isEmpty()) {
      return marks(assignment).contains("-") ? Optional.empty() : command(assignment);
    }
    boolean folder = assignment.key().equals("WorkingDirectory") && !value.isEmpty();
    return unless(
        !folder || value.matches("(~|/.*|-.*|%.*)"), "the working directory is no absolute path");
  }

  private static String marks(Assignment assignment) {
    String value = assignment.value();
    int begin = value.startsWith("\"") || value.startsWith("'") ? 1 : 0;
    int end = begin;
    while (end < value.length() && "-@:+!".indexOf(value.charAt(end)) >= 0) {
      end++;
    }
    return value.substring(begin, end);
  }

  /** What is wrong with a command line ({@code config_parse_exec}). */
  private static Optional<String> command(Assignment assignment) {
    Optional<Command> command = Command.of(assignment);
    if (command.isEmpty()) {
      return Optional.of("a quote is not closed");
    }
    String program = command.get().words().getFirst();
    boolean name = !program.contains("/") && !program.equals(".") && !program.equals("..");
    if (program.startsWith("%")) {
      return Optional.empty();
    }
    if (command.get().marks().contains("@") && command.get().words().size() < 2) {
      return Optional.of("@ is not followed by what the program is to be called");
    }
    if (program.isEmpty()) {
      return Optional.of("the command has no program");
    }
    if (program.endsWith("/")) {
      return Optional.of("the program is a folder");
    }
    return unless(
        program.startsWith("/") || name, "the program is neither an absolute path nor a mere name");
  }
}
