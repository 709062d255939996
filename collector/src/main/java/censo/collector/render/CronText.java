package censo.collector.render;

import java.util.Optional;

/** What a crontab writes for a value (crontab(5); env.c and do_command.c of Debian's cron). */
final class CronText {
  private CronText() {}

  /** The command and, behind a percent sign, what it reads. */
  static String command(String command, String stdin) {
    String text = escaped(command, stdin.isEmpty());
    return stdin.isEmpty() ? text : text + "%" + stdin.replace("%", "\\%").replace('\n', '%');
  }

  /**
   * A percent sign gets a backslash, and so does a backslash that would otherwise take the next
   * character with it.
   *
   * @param last whether nothing follows, so that a final backslash stands for itself
   */
  private static String escaped(String command, boolean last) {
    StringBuilder out = new StringBuilder(command.length() + 8);
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '%') {
        out.append("\\%");
      } else if (c != '\\') {
        out.append(c);
      } else if (i + 1 == command.length()) {
        out.append(last ? "\\" : "\\\\");
      } else if (command.charAt(i + 1) == '\\' || command.charAt(i + 1) == '%') {
        out.append("\\\\");
      } else {
        out.append(c).append(command.charAt(++i));
      }
    }
    return out.toString();
  }

  /** A value of an assignment; empty where there is no way to write it. */
  static Optional<String> value(String value) {
    if (value.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    boolean quoted = value.matches("(?s)(['\"]).*\\1");
    boolean bare =
        !value.isEmpty() && value.equals(value.strip()) && "'\"".indexOf(value.charAt(0)) < 0;
    if (bare) {
      return Optional.of(value);
    }
    // cron takes a second pair of quotes off, and blanks at the end.
    boolean cut = quoted || !value.equals(value.stripTrailing());
    boolean both = value.indexOf('"') >= 0 && value.indexOf('\'') >= 0;
    if (cut || both) {
      return Optional.empty();
    }
    return Optional.of(value.indexOf('"') < 0 ? '"' + value + '"' : "'" + value + "'");
  }
}
