package censo.source.logrotate;

import java.util.List;
import java.util.Optional;

/** What stands before the brace of a block. */
final class Head {
  private Head() {}

  /**
   * Reads up to the brace ({@code parseGlobString}): lines that begin with a hash are no part of
   * it, quotes keep no brace.
   *
   * @param cursor at the first character; afterwards at the brace, or where it failed
   * @param patterns what is read is added here
   */
  static Optional<Fault> read(Cursor cursor, Version version, List<String> patterns) {
    StringBuilder text = new StringBuilder();
    boolean atLineBegin = true;
    boolean inComment = false;
    for (; !cursor.isAtEnd() && (inComment || cursor.here() != '{'); cursor.step()) {
      char c = cursor.here();
      boolean begins = atLineBegin && !inComment;
      inComment = inComment ? c != '\n' : begins && c == '#';
      atLineBegin = c == '\n' || (begins && Cursor.isSpace(c));
      if (inComment) {
        continue;
      }
      if (c == '}' || c == 0) {
        return fault("a path is followed by no {", "write { behind the paths");
      }
      text.append(c);
    }
    if (cursor.isAtEnd()) {
      return fault("a path is followed by no {", "write { behind the paths");
    }
    int length = text.length();
    while (version.trimsPatterns() && length > 0 && Cursor.isSpace(text.charAt(length - 1))) {
      length--;
    }
    if (length > version.mostPatterns()) {
      return fault("the paths have more characters than logrotate takes", "make more blocks");
    }
    Optional<List<String>> words = Words.of(text.substring(0, length));
    words.ifPresent(patterns::addAll);
    return words.isPresent() ? Optional.empty() : fault("there is no path", "write one");
  }

  private static Optional<Fault> fault(String message, String mend) {
    return Optional.of(Fault.file(message, mend));
  }
}
