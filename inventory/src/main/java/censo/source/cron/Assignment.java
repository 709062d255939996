package censo.source.cron;

import java.util.Optional;

/**
 * A line {@code NAME=VALUE} as {@code load_env} of env.c takes it: either side may be quoted as a
 * whole, an unquoted value loses the blanks at its end, {@code #} and {@code $} mean nothing.
 *
 * @param cut whether the line was longer than the daemon's buffer
 */
record Assignment(String name, String value, boolean cut) {
  /**
   * Reads a line that has no blanks before it; empty where the daemon would try it as a job.
   *
   * @param line one character per byte
   */
  static Optional<Assignment> read(String line, Dialect dialect) {
    boolean cut = line.length() > dialect.maxAssignment();
    return new Scan(cut ? line.substring(0, dialect.maxAssignment()) : line, dialect).read(cut);
  }

  private static final class Scan {
    private final String line;
    private final Dialect dialect;
    private int at;

    Scan(String line, Dialect dialect) {
      this.line = line;
      this.dialect = dialect;
    }

    Optional<Assignment> read(boolean cut) {
      Optional<String> name = isQuote() ? quoted() : Optional.of(word());
      skipSpace();
      boolean equals = at < line.length() && line.charAt(at) == '=';
      if (!equals || name.filter(text -> !text.contains("=")).isEmpty()) {
        return Optional.empty();
      }
      at++;
      skipSpace();
      return value().map(value -> new Assignment(name.get(), value, cut));
    }

    private Optional<String> value() {
      if (at == line.length()) {
        return dialect.takesEmptyValue() ? Optional.of("") : Optional.empty();
      }
      Optional<String> value;
      if (isQuote()) {
        value = quoted();
        skipSpace();
        if (at < line.length()) {
          return Optional.empty();
        }
      } else {
        value = Optional.of(trimEnd(line.substring(at)));
      }
      return dialect.isDebian() ? value.map(Scan::trimmedAgain) : value;
    }

    private boolean isQuote() {
      return line.startsWith("'", at) || line.startsWith("\"", at);
    }

    /** Text between quotes; empty where they are not closed. */
    private Optional<String> quoted() {
      int close = line.indexOf(line.charAt(at), at + 1);
      if (close < 0) {
        return Optional.empty();
      }
      String text = line.substring(at + 1, close);
      at = close + 1;
      return Optional.of(text);
    }

    private String word() {
      int start = at;
      while (at < line.length() && line.charAt(at) != '=' && !isSpace(line.charAt(at))) {
        at++;
      }
      return line.substring(start, at);
    }

    private void skipSpace() {
      while (at < line.length() && isSpace(line.charAt(at))) {
        at++;
      }
    }

    /**
     * Debian's trims a quoted value too, and takes off a second pair of quotes inside the first.
     */
    private static String trimmedAgain(String value) {
      String text = trimEnd(value);
      int last = text.length() - 1;
      boolean quoted =
          last > 0
              && (text.charAt(0) == '\'' || text.charAt(0) == '"')
              && text.charAt(last) == text.charAt(0);
      return quoted ? text.substring(1, last) : text;
    }

    private static String trimEnd(String text) {
      int end = text.length();
      while (end > 0 && isSpace(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(0, end);
    }

    private static boolean isSpace(char c) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
  }
}
