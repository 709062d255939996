package censo.source.logrotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words of a line, parted by white space; quotes keep them together. */
final class Words {
  private Words() {}

  /**
   * As {@code poptParseArgvString}: a backslash outside of quotes keeps the next character as it
   * is, inside it does so for the quote only. A quote need not be closed. Empty where a backslash
   * ends the text, or there is no word.
   */
  static Optional<List<String>> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 == text.length()) {
        return Optional.empty();
      }
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote != 0) {
        if (c == '\\') {
          c = text.charAt(++i);
          word.append(c == quote ? "" : "\\");
        }
        word.append(c);
      } else if (Cursor.isSpace(c)) {
        end(word, words);
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        word.append(c == '\\' ? text.charAt(++i) : c);
      }
    }
    end(word, words);
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
