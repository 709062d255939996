package censo.source.cron;

import java.util.BitSet;

/**
 * One field as the daemon takes it.
 *
 * @param canonical names as numbers, Sunday as 0, what the daemon skips left out
 * @param written as it stands
 * @param set the values it selects
 * @param star whether it begins with a star, which decides between AND and OR of the days
 * @param sloppy whether the daemon skips part of it
 */
record Times(String canonical, String written, BitSet set, boolean star, boolean sloppy) {

  /** Reads one field and the blanks behind it: {@code get_list} of entry.c. */
  static Times read(Field field, Dialect dialect, Line line) throws BadLine {
    return new Reader(field, dialect, line).list();
  }

  private static final class Reader {
    private final Field field;
    private final Dialect dialect;
    private final Line line;
    private final BitSet set = new BitSet();
    private boolean sloppy;

    Reader(Field field, Dialect dialect, Line line) {
      this.field = field;
      this.dialect = dialect;
      this.line = line;
    }

    Times list() throws BadLine {
      int start = line.at();
      boolean star = line.peek() == '*';
      StringBuilder canonical = new StringBuilder(range());
      while (line.skip(',')) {
        canonical.append(',').append(range());
      }
      refuseByte255();
      int taken = line.at();
      line.skipNonBlanks();
      sloppy |= line.at() > taken;
      String written = line.since(start);
      line.skipBlanks();
      refuseByte255();
      return new Times(canonical.toString(), written, set, star, sloppy);
    }

    /** Debian's functions return a {@code char}, in which this byte is the end of the file. */
    private void refuseByte255() throws BadLine {
      if (dialect.isDebian() && line.peek() == 0xff) {
        throw notUnderstood();
      }
    }

    private String range() throws BadLine {
      boolean random = dialect.hasRandomRanges();
      if (line.skip('*')) {
        if (random && line.peek() != '/') {
          expectSeparator();
        }
        return stepped("*", field.low, field.high);
      }
      int start = line.at();
      int low = random && line.peek() == '~' ? field.low : number(true);
      String first = line.at() > start ? name(low, line.since(start)) : "";
      if (random && line.skip('~')) {
        return randomRange(first, low);
      }
      if (!line.skip('-')) {
        if (line.peek() == '/') {
          throw new BadLine("a step of the " + field.words + " needs a range before it");
        }
        expectSeparator();
        select(low, low, 1);
        return field == Field.WEEKDAY && low == 7 ? "0" : first;
      }
      int second = line.at();
      int high = number(true);
      if (low > high && (dialect == Dialect.CRONIE_1_4 || dialect == Dialect.CRONIE_1_5)) {
        throw new BadLine("the range of the " + field.words + " runs backwards");
      }
      String text = first + "-" + name(high, line.since(second));
      if (line.peek() != '/') {
        expectSeparator();
      }
      return stepped(text, low, high);
    }

    private String stepped(String text, int low, int high) throws BadLine {
      int step = 1;
      String spelling = text;
      if (line.skip('/')) {
        int start = line.at();
        step = number(false);
        if (step <= 0) {
          throw new BadLine("the step of the " + field.words + " is not above 0");
        }
        spelling = text + "/" + name(step, line.since(start));
        expectSeparator();
      }
      if (dialect.isDebian()) {
        expectInside(low);
        expectInside(high);
      }
      select(low, high, step);
      return spelling;
    }

    private String randomRange(String first, int low) throws BadLine {
      int start = line.at();
      int high = isSeparator() ? field.high : number(true);
      String text = first + "~" + (line.at() > start ? name(high, line.since(start)) : "");
      expectSeparator();
      if (low > high) {
        throw new BadLine("the random range of the " + field.words + " runs backwards");
      }
      expectInside(low);
      expectInside(high);
      select(low, high, 1);
      return text;
    }

    /** Debian's cron skips what stands there, and so did cronie behind a star. */
    private void expectSeparator() throws BadLine {
      if (!dialect.isDebian() && !isSeparator()) {
        throw notUnderstood();
      }
    }

    private boolean isSeparator() {
      char c = line.peek();
      return c == ' ' || c == '\t' || c == '\n' || c == ',';
    }

    private int number(boolean named) throws BadLine {
      int start = line.at();
      boolean digits = true;
      while (isAlphanumeric(line.peek())) {
        digits &= line.next() <= '9';
      }
      String text = line.since(start);
      int byName = named ? field.number(text) : -1;
      if (byName >= 0) {
        return byName;
      }
      if (text.isEmpty() || !digits) {
        throw notUnderstood();
      }
      int value = atoi(text);
      sloppy |= !spells(text, value);
      return value;
    }

    /** As the C library does: the long value, cut to an int. */
    private static int atoi(String digits) {
      long value = 0;
      for (int i = 0; i < digits.length(); i++) {
        long next = value * 10 + (digits.charAt(i) - '0');
        value = value > (Long.MAX_VALUE - 9) / 10 ? Long.MAX_VALUE : next;
      }
      return (int) value;
    }

    /** Whether these digits, leading zeros aside, are this number and not one cut to it. */
    private static boolean spells(String digits, int value) {
      int start = 0;
      while (start < digits.length() - 1 && digits.charAt(start) == '0') {
        start++;
      }
      return digits.substring(start).equals(String.valueOf(value));
    }

    /** A number keeps its spelling, a name becomes its number. */
    private static String name(int value, String text) {
      boolean keep = text.charAt(0) <= '9' && (value < 0 || spells(text, value));
      return keep ? text : String.valueOf(value);
    }

    private void select(int low, int high, int step) throws BadLine {
      for (long i = low; i <= high; i += step) {
        expectInside((int) i);
        set.set((int) i);
      }
    }

    private void expectInside(int value) throws BadLine {
      if (value < field.low || value > field.high) {
        // A long number is not told: a line that is no job at all may begin with anything.
        String shown = value >= 0 && value < 1000 ? " " + value : "";
        throw new BadLine(field.words + shown + " is not in " + field.low + "-" + field.high);
      }
    }

    private BadLine notUnderstood() {
      return new BadLine("the " + field.words + " is not understood");
    }

    private static boolean isAlphanumeric(char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }
}
