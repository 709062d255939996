package censo.source.cron;

/**
 * What the percent signs of a command make of it ({@code child_process} of do_command.c).
 *
 * @param command before the first unescaped percent sign, unescaped, trimmed of blanks and tabs
 * @param stdin behind it, further percent signs as newlines; empty where there is none
 */
record Percent(String command, String stdin) {
  static Percent of(String text, Dialect dialect) {
    StringBuilder command = new StringBuilder();
    int i = 0;
    boolean ended = false;
    while (i < text.length() && !ended) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        // Debian's takes the backslash off another backslash too.
        boolean escape = next == '%' || (next == '\\' && dialect.isDebian());
        command.append(escape ? "" : "\\").append(next);
        i += 2;
      } else {
        ended = c == '%';
        if (!ended) {
          command.append(c);
        }
        i++;
      }
    }
    return new Percent(trim(command.toString()), input(text.substring(i)));
  }

  private static String input(String text) {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
      if (escaped && text.charAt(i + 1) == '%') {
        input.append('%');
        i++;
      } else if (text.charAt(i) == '%') {
        input.append('\n');
      } else {
        input.append(text.charAt(i));
      }
    }
    return input.toString();
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
