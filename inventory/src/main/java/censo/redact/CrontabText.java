package censo.redact;

/** Crontabs (crontab(5)): assignments, and jobs with their command and what is fed to it. */
final class CrontabText {
  private CrontabText() {}

  static void find(Slice text, Hits hits) {
    for (Slice line : Lines.of(text)) {
      Slice remark = Lines.remark(line, "#");
      if (remark != null) {
        line(remark, hits);
        FreeText.remark(remark, hits);
      } else {
        line(line, hits);
      }
    }
  }

  private static void line(Slice line, Hits hits) {
    Slice text = line.strip();
    if (text.isEmpty()) {
      return;
    }
    char first = text.charAt(0);
    boolean job = first == '*' || first == '@' || first == '-' || Ascii.isDigit(first);
    OptionLine assignment = job ? null : assignment(text);
    if (assignment != null) {
      assigned(assignment.key(), assignment.value(), hits);
    } else {
      job(text, hits);
    }
  }

  /** A value in quotes, and what stands behind them, for which cron refuses the line. */
  private static void assigned(String key, Slice value, Hits hits) {
    if (value.isEmpty() || !Slice.isQuote(value.charAt(0))) {
      Environment.variable(key, value, hits);
      return;
    }
    int close = value.text().indexOf(value.charAt(0), 1);
    int end = close < 0 ? value.length() : close;
    Environment.variable(key, value.sub(1, end).strip(), hits);
    FreeText.find(value.sub(end), hits);
  }

  /** {@code NAME = "value"}; either may be quoted. */
  private static OptionLine assignment(Slice text) {
    int equals = text.text().indexOf('=');
    if (equals <= 0) {
      return null;
    }
    Slice key = text.sub(0, equals).strip().unquoted();
    boolean name = key.text().chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return name ? new OptionLine(key.text(), text.sub(equals + 1).strip()) : null;
  }

  /** The first bare percent ends the command, the others are line ends of its input. */
  private static void job(Slice line, Hits hits) {
    Slice.Builder command = new Slice.Builder(line);
    Slice.Builder input = new Slice.Builder(line);
    boolean feeding = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      Slice.Builder part = feeding ? input : command;
      if (c == '\\' && line.text().startsWith("%", i + 1)) {
        part.put('%', i, i + 2);
        i++;
      } else if (c == '%') {
        if (feeding) {
          part.put('\n', i, i + 1);
        }
        feeding = true;
      } else {
        part.keep(i);
      }
    }
    Commands.shell(command.build(), hits);
    FreeText.behind(command.build(), hits);
    input(input.build(), hits);
  }

  /** What a command reads: lines, each perhaps a pair. */
  static void input(Slice text, Hits hits) {
    PlainText.find(text, hits);
  }
}
