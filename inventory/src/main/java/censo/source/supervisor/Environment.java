package censo.source.supervisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code dict_of_key_value_pairs}: tokens of {@code shlex.shlex} (not its POSIX mode, with {@code
 * /.+-():} as parts of words) taken in fours: name, equals sign, value, and one that is skipped
 * whatever it is.
 */
final class Environment {
  private static final String WORD =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.+-():";

  private final Template text;
  private final List<Template> tokens = new ArrayList<>();
  private boolean unclosed;
  private boolean loses;

  /**
   * What the program gets.
   *
   * @param written values unquoted, {@code %} as in the file
   * @param values the same expanded; empty where a part is not known
   * @param loses whether something of the text is in no value: quotes that belong to one, what is
   *     skipped for a comma, what stands behind a comment sign
   */
  record Variables(
      Map<String, String> written, Map<String, Optional<String>> values, boolean loses) {
    static final Variables NONE = new Variables(Map.of(), Map.of(), false);
  }

  private Environment(Template text) {
    this.text = text;
  }

  /** Empty where supervisord refuses it. */
  static Optional<Variables> parse(Template text) {
    Environment environment = new Environment(text);
    environment.split();
    return environment.unclosed ? Optional.empty() : environment.pairs();
  }

  private Optional<Variables> pairs() {
    Map<String, String> written = new LinkedHashMap<>();
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i += 4) {
      if (i + 2 >= tokens.size() || !tokens.get(i + 1).is('=')) {
        return Optional.empty();
      }
      Template value = unquoted(tokens.get(i + 2));
      String name = tokens.get(i).written();
      written.put(name, value.written());
      values.put(name, value.value());
      loses |= i + 3 < tokens.size() && !tokens.get(i + 3).is(',');
      loses |= tokens.get(i + 2).length() - value.length() > 2;
    }
    return Optional.of(new Variables(written, values, loses));
  }

  /** {@code strip('\'"')}: any quotes at both ends, whether they belong together or not. */
  private static Template unquoted(Template token) {
    int start = 0;
    int end = token.length();
    while (start < end && isQuote(token.at(start))) {
      start++;
    }
    while (start < end && isQuote(token.at(end - 1))) {
      end--;
    }
    return token.part(start, end);
  }

  private void split() {
    int at = 0;
    while (at < text.length()) {
      int point = text.at(at);
      if (point == '#') {
        at = behindLine(at);
      } else if (" \t\r\n".indexOf(point) >= 0) {
        at++;
      } else if (isWord(point)) {
        at = word(at);
      } else {
        int end = isQuote(point) ? behindQuote(at) : at + 1;
        tokens.add(text.part(at, end));
        at = end;
      }
    }
  }

  /** A comment does not end a word: what follows on the next line is still part of it. */
  private int word(int start) {
    Template.Builder word = text.builder();
    int at = start;
    while (at < text.length()) {
      int point = text.at(at);
      if (point == '#') {
        at = behindLine(at);
      } else if (isWord(point) || isQuote(point)) {
        word.add(point);
        at++;
      } else {
        break;
      }
    }
    tokens.add(word.build());
    return at;
  }

  private int behindQuote(int start) {
    int end = start + 1;
    while (end < text.length() && text.at(end) != text.at(start)) {
      end++;
    }
    unclosed |= end == text.length();
    return Math.min(end + 1, text.length());
  }

  private int behindLine(int start) {
    int at = start;
    loses = true;
    while (at < text.length() && text.at(at) != '\n') {
      at++;
    }
    return Math.min(at + 1, text.length());
  }

  private static boolean isWord(int point) {
    return Template.isMark(point) || WORD.indexOf(point) >= 0;
  }

  private static boolean isQuote(int point) {
    return point == '"' || point == '\'';
  }
}
