package censo.source.nginx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What nginx makes of arguments of a known type: the {@code ngx_conf_set_*_slot} functions of
 * ngx_conf_file.c, ngx_parse_size, ngx_parse_offset and ngx_parse_time of ngx_parse.c.
 */
final class Argument {
  private static final long SECOND = 1000;

  /** Units of a time from the longest, each at most once and in this order, in milliseconds. */
  private static final List<String> UNITS = List.of("y", "M", "w", "d", "h", "m", "s", "ms");

  private static final int WEEK = 2;
  private static final int SECONDS = 6;

  private static final long[] MILLIS = {
    365 * 86_400 * SECOND,
    30 * 86_400 * SECOND,
    7 * 86_400 * SECOND,
    86_400 * SECOND,
    3600 * SECOND,
    60 * SECOND,
    SECOND,
    1
  };

  private Argument() {}

  /**
   * The canonical text of arguments.
   *
   * @param type of {@code directives.tsv}
   * @return empty where nginx refuses them
   */
  static Optional<String> canonical(String type, List<String> args) {
    String first = args.isEmpty() ? "" : args.getFirst();
    int equals = type.indexOf('=');
    String limits = type.substring(equals + 1);
    return switch (equals < 0 ? type : type.substring(0, equals)) {
      case "flag" -> choice(first, List.of("on", "off")).map(Argument::truth);
      case "enum" -> choice(first, List.of(limits.split("\\|"))).map(Argument::truth);
      case "set" -> choices(args, List.of(limits.split("\\|")));
      case "number" -> equals < 0 ? text(number(first)) : between(first, limits.split("\\.\\."));
      case "size" -> text(size(first, false));
      // A size, or what variables make of it in a request.
      case "size?" -> first.contains("$") ? Optional.of(first) : text(size(first, false));
      case "offset" -> text(size(first, true));
      case "msec" -> time(first, true);
      case "sec" -> time(first, false);
      case "times" -> times(args);
      case "buffers" -> buffers(args);
      default -> Optional.of(Words.join(args));
    };
  }

  private static String truth(String word) {
    return word.equals("on") ? "true" : word.equals("off") ? "false" : word;
  }

  /** A word of a list, in any case. */
  private static Optional<String> choice(String text, List<String> words) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().filter(w -> w.toLowerCase(Locale.ROOT).equals(lower)).findFirst();
  }

  private static Optional<String> choices(List<String> args, List<String> words) {
    List<String> taken = args.stream().flatMap(a -> choice(a, words).stream()).toList();
    return taken.size() == args.size() ? Optional.of(String.join(" ", taken)) : Optional.empty();
  }

  private static OptionalLong number(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  private static Optional<String> between(String text, String[] limits) {
    OptionalLong number = number(text);
    return number.isPresent()
            && number.getAsLong() >= Long.parseLong(limits[0])
            && number.getAsLong() <= Long.parseLong(limits[1])
        ? text(number)
        : Optional.empty();
  }

  /** Bytes, with k and m, and g where nginx takes a file offset. */
  private static OptionalLong size(String text, boolean offset) {
    char last = text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1));
    int shift = last == 'k' ? 10 : last == 'm' ? 20 : last == 'g' && offset ? 30 : 0;
    OptionalLong number = number(shift == 0 ? text : text.substring(0, text.length() - 1));
    return number.isPresent() && number.getAsLong() <= Long.MAX_VALUE >> shift
        ? OptionalLong.of(number.getAsLong() << shift)
        : OptionalLong.empty();
  }

  private static Optional<String> buffers(List<String> args) {
    OptionalLong count = args.size() < 2 ? OptionalLong.empty() : number(args.get(0));
    OptionalLong size = args.size() < 2 ? OptionalLong.empty() : size(args.get(1), false);
    boolean valid =
        count.isPresent() && size.isPresent() && count.getAsLong() > 0 && size.getAsLong() > 0;
    return valid ? Optional.of(count.getAsLong() + " " + size.getAsLong()) : Optional.empty();
  }

  /** Of keepalive_timeout: milliseconds, then the seconds of a header. */
  private static Optional<String> times(List<String> args) {
    Optional<String> first = time(args.getFirst(), true);
    return args.size() == 1
        ? first
        : first.flatMap(f -> time(args.get(1), false).map(s -> f + " " + s));
  }

  /**
   * {@code 1h 30m}, {@code 250ms}, or seconds without a unit; neither years nor months where nginx
   * keeps milliseconds.
   */
  private static Optional<String> time(String text, boolean millis) {
    long total = 0;
    int next = millis ? WEEK : 0;
    boolean any = false;
    int i = 0;
    while (i < text.length()) {
      int digits = i;
      while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        i++;
      }
      // nginx takes a unit without a number for none of it, if there is a number anywhere.
      OptionalLong value = i == digits ? OptionalLong.of(0) : number(text.substring(digits, i));
      any |= i > digits;
      boolean last = i == text.length();
      boolean blank = !last && text.charAt(i) == ' ';
      int unit = last || blank ? SECONDS : unitAt(text, i);
      boolean inOrder = last || (unit >= next && (unit < UNITS.size() - 1 || millis));
      if (value.isEmpty() || !inOrder || value.getAsLong() > Long.MAX_VALUE / MILLIS[unit] / 8) {
        return Optional.empty();
      }
      total += value.getAsLong() * MILLIS[unit];
      next = blank ? UNITS.size() : unit + 1;
      i += last ? 0 : blank ? 1 : UNITS.get(unit).length();
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
    }
    return any
        ? Optional.of(total % SECOND == 0 ? String.valueOf(total / SECOND) : total + "ms")
        : Optional.empty();
  }

  private static int unitAt(String text, int at) {
    return text.startsWith("ms", at) ? 7 : UNITS.indexOf(text.substring(at, at + 1));
  }

  private static Optional<String> text(OptionalLong number) {
    return number.isPresent() ? Optional.of(String.valueOf(number.getAsLong())) : Optional.empty();
  }
}
