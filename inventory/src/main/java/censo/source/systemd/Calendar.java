package censo.source.systemd;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text is a calendar event (systemd.time(7)), by the rules of {@code
 * src/shared/calendarspec.c}. What it means is not worked out: the text stays as written.
 */
final class Calendar {
  private static final Set<String> WORDS =
      Set.of(
          "minutely",
          "hourly",
          "daily",
          "weekly",
          "monthly",
          "quarterly",
          "annually",
          "yearly",
          "anually",
          "biannually",
          "bi-annually",
          "semiannually",
          "semi-annually");
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** A zone by its name in the time zone database, which a tree may not have. */
  private static final Pattern ZONE =
      Pattern.compile(
          "(.*) (utc|gmt|zulu|[cemw]et|[emh]st|[a-z_]+(/[a-z0-9_+-]+)+)", Pattern.CASE_INSENSITIVE);

  private final String text;
  private int at;

  private Calendar(String text) {
    this.text = text;
  }

  static boolean isEvent(String written) {
    var zone = ZONE.matcher(written);
    boolean zoned = zone.matches() && !isDay(zone.group(2).toLowerCase(Locale.ROOT));
    String text = zoned ? zone.group(1) : written;
    if (text.isEmpty()) {
      return false;
    }
    return WORDS.contains(text.toLowerCase(Locale.ROOT)) || new Calendar(text).parses();
  }

  private static boolean isDay(String word) {
    return DAYS.stream().anyMatch(day -> day.equals(word) || day.substring(0, 3).equals(word));
  }

  private boolean parses() {
    if (!weekdays()) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    if (text.charAt(at) == '@') {
      return text.substring(at + 1).matches("[0-9]{1,12}");
    }
    String[] parts = text.substring(at).split(" +", 2);
    boolean dated = parts[0].matches("[^:]*[-~][^:]*");
    if (dated && !date(parts[0])) {
      return false;
    }
    String time = dated ? (parts.length > 1 ? parts[1] : "") : text.substring(at);
    return (dated && time.isEmpty()) || time(time);
  }

  /** Names of days with ranges and commas, one at the end too; none at all is fine. */
  private boolean weekdays() {
    int from = -1;
    boolean first = true;
    while (at < text.length()) {
      int day = day();
      if (day < 0) {
        return first;
      }
      if (from > day) {
        return false;
      }
      String rest = text.substring(at);
      if (rest.isEmpty() || rest.startsWith(" ")) {
        return blanks();
      }
      boolean range = rest.startsWith("..") || rest.startsWith("-");
      if ((range && from >= 0) || (!range && !rest.startsWith(","))) {
        return false;
      }
      from = range ? day : -1;
      at += rest.startsWith("..") ? 2 : 1;
      if (at == text.length() || text.charAt(at) == ' ') {
        return !range && blanks();
      }
      first = false;
    }
    return true;
  }

  private boolean blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return true;
  }

  /** The number of the day whose name begins here, gone over; -1 where there is none. */
  private int day() {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    for (int i = 0; i < DAYS.size(); i++) {
      for (String name : List.of(DAYS.get(i), DAYS.get(i).substring(0, 3))) {
        int end = name.length();
        if (rest.startsWith(name)
            && (rest.length() == end || "-., ".indexOf(rest.charAt(end)) >= 0)) {
          at += end;
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean date(String date) {
    String[] parts = date.split("[-~]", -1);
    boolean fromTheEnd = date.contains("~");
    if (parts.length < 2 || parts.length > 3 || (fromTheEnd && !date.matches("[^~]*~[^~-]*"))) {
      return false;
    }
    int n = parts.length;
    return (n == 2 || isYear(parts[0]))
        && chain(parts[n - 2], 1, 12, false)
        && chain(parts[n - 1], 1, fromTheEnd ? 28 : 31, fromTheEnd);
  }

  /** Two digits are one of this century or the last. */
  private static boolean isYear(String chain) {
    return chain(chain, 1970, 2199, false) || chain.matches("[0-9]{2}");
  }

  private static boolean time(String time) {
    String[] parts = time.split(":", -1);
    return (parts.length == 2 || parts.length == 3)
        && chain(parts[0], 0, 23, false)
        && chain(parts[1], 0, 59, false)
        && (parts.length == 2 || seconds(parts[2]));
  }

  private static boolean seconds(String chain) {
    return chain(chain.replaceAll("(?<=[0-9])\\.[0-9]{1,6}(?=[,/.]|$)", ""), 0, 59, false);
  }

  /** Values, ranges and repetitions between commas, or a star. */
  private static boolean chain(String chain, int least, int most, boolean fromTheEnd) {
    if (chain.equals("*")) {
      return true;
    }
    for (String part : chain.split(",", -1)) {
      if (!part.matches("[0-9]{1,4}(\\.\\.[0-9]{1,4})?(/[0-9]{1,4})?")) {
        return false;
      }
      String[] repeated = part.split("/");
      String[] ends = repeated[0].split("\\.\\.");
      int start = Integer.parseInt(ends[0]);
      int stop = Integer.parseInt(ends[ends.length - 1]);
      int step = repeated.length > 1 ? Integer.parseInt(repeated[1]) : 0;
      boolean reached =
          ends.length > 1
              ? step <= most - least
              : fromTheEnd ? start - step >= least : start + step <= most;
      if (start < least || stop > most || stop < start) {
        return false;
      }
      if (repeated.length > 1 && (step == 0 || !reached)) {
        return false;
      }
    }
    return true;
  }
}
