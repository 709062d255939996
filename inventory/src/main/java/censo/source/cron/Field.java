package censo.source.cron;

import java.util.Locale;

/** The five fields of a schedule, with their bounds and names. */
enum Field {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  WEEKDAY("day of the week", 0, 7, "sun mon tue wed thu fri sat");

  final String words;
  final int low;
  final int high;
  private final String names;

  Field(String words, int low, int high, String names) {
    this.words = words;
    this.low = low;
    this.high = high;
    this.names = names;
  }

  /** Number of a name of exactly three letters, in any case; -1 where it is none. */
  int number(String name) {
    int at = names.indexOf(name.toLowerCase(Locale.ROOT));
    return name.length() == 3 && at >= 0 && at % 4 == 0 ? low + at / 4 : -1;
  }
}
