package censo.source;

import java.util.List;
import java.util.Random;

/** Random edits of a valid text, the same for a seed. */
final class Mutation {
  /** What parsers trip over. */
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\0",
          "\t",
          " ",
          "\"",
          "'",
          "\\",
          "\\\n",
          "%",
          "%(",
          "%%",
          "$",
          "${",
          "#",
          ";",
          "{",
          "}",
          "[",
          "]",
          "[program:",
          "=",
          "=\n ",
          ":",
          "*",
          "@",
          "/",
          "../",
          "~",
          "\u00e9",
          "\u00ff",
          "\u00c3\u00a9",
          "-1",
          "0",
          "99999999999999999999",
          "include *;",
          "include=/*\n");

  private static final int MAX_LENGTH = Root.MAX_FILE_BYTES;
  private final Random random;

  Mutation(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** One to eight edits; once in a while the text many times over, up to the size of a file. */
  String of(String text) {
    StringBuilder edited = new StringBuilder(text);
    for (int edits = 1 + below(8); edits > 0; edits--) {
      int at = below(edited.length() + 1);
      int end = Math.min(edited.length(), at + below(40));
      switch (below(6)) {
        case 0 -> edited.delete(at, end);
        case 1 -> edited.insert(at, PIECES.get(below(PIECES.size())));
        case 2 -> edited.insert(at, edited.substring(at, end));
        case 3 -> edited.insert(at, PIECES.get(below(PIECES.size())).repeat(1 + below(300)));
        case 4 -> edited.setLength(at);
        default -> {
          if (at < edited.length()) {
            edited.setCharAt(at, (char) below(256));
          }
        }
      }
    }
    String result = edited.toString();
    boolean large = below(64) == 0 && !result.isEmpty();
    return large ? result.repeat(Math.max(1, MAX_LENGTH / result.length())) : result;
  }
}
