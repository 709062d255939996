package censo.source.supervisor;

/** {@code shlex.split}, by which supervisord takes a command apart when it starts it. */
final class Shell {
  private Shell() {}

  /** Whether every quote is closed and something follows the last backslash. */
  static boolean splits(String command) {
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'') {
        if (++i == command.length()) {
          return false;
        }
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return quote == 0;
  }
}
