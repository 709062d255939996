package censo.source.cron;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a job runs.
 *
 * @param canonical as the daemon takes it, fields joined by one blank
 * @param written as it stands, fields joined by one blank
 * @param sloppy whether the daemon skips part of a field
 * @param never why no moment matches it, empty where one does
 */
record Schedule(String canonical, String written, boolean sloppy, Optional<String> never) {
  private static final List<String> WORDS =
      List.of("reboot", "yearly", "annually", "monthly", "weekly", "daily", "midnight", "hourly");

  private static final int[] LONGEST = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Reads the schedule and the blanks behind it. */
  static Schedule read(Dialect dialect, Line line) throws BadLine {
    int start = line.at();
    if (!dialect.isDebian()) {
      // "Do not log", for root and the system's tabs; the caller knows whether it may stand there.
      line.skip('-');
    }
    String before = line.since(start);
    if (line.skip('@')) {
      return word(before, line);
    }
    Map<Field, Times> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      fields.put(field, Times.read(field, dialect, line));
    }
    return new Schedule(
        before + String.join(" ", fields.values().stream().map(Times::canonical).toList()),
        before + String.join(" ", fields.values().stream().map(Times::written).toList()),
        fields.values().stream().anyMatch(Times::sloppy),
        never(fields));
  }

  private static Schedule word(String before, Line line) throws BadLine {
    int start = line.at();
    line.skipNonBlanks();
    String word = line.since(start);
    if (!WORDS.contains(word)) {
      throw new BadLine("no such word behind the @");
    }
    line.skipBlanks();
    String canonical =
        switch (word) {
          case "midnight" -> "daily";
          case "annually" -> "yearly";
          default -> word;
        };
    return new Schedule(before + "@" + canonical, before + "@" + word, false, Optional.empty());
  }

  /** The spelling of the file where it is another. */
  Optional<String> ownSpelling() {
    return Optional.of(written).filter(text -> !text.equals(canonical));
  }

  private static Optional<String> never(Map<Field, Times> fields) {
    if (!isNever(fields)) {
      return Optional.empty();
    }
    for (Field field : Field.values()) {
      if (fields.get(field).set().isEmpty()) {
        return Optional.of("the range of the " + field.words + " runs backwards");
      }
    }
    return Optional.of("the day is in none of the months");
  }

  /**
   * Whether no date matches, by {@code find_jobs} of cron.c: both days must match where either
   * field begins with a star, else one of them suffices. Every date falls on every day of the week
   * in some year.
   */
  private static boolean isNever(Map<Field, Times> fields) {
    Times days = fields.get(Field.DAY);
    BitSet months = fields.get(Field.MONTH).set();
    Times weekdays = fields.get(Field.WEEKDAY);
    if (fields.get(Field.MINUTE).set().isEmpty()
        || fields.get(Field.HOUR).set().isEmpty()
        || months.isEmpty()) {
      return true;
    }
    boolean someDate = months.stream().anyMatch(month -> anyUpTo(days.set(), LONGEST[month - 1]));
    boolean someWeekday = !weekdays.set().isEmpty();
    boolean both = days.star() || weekdays.star();
    return both ? !someDate || !someWeekday : !someDate && !someWeekday;
  }

  private static boolean anyUpTo(BitSet days, int last) {
    int first = days.nextSetBit(0);
    return first >= 0 && first <= last;
  }
}
