package censo.collector.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * A command line of a shell whose secrets become variables: {@code "$NAME"} where one stands bare,
 * {@code ${NAME}} within double quotes.
 */
final class SecretInCommand {
  private SecretInCommand() {}

  /**
   * The command with variables; empty where a secret stands where the shell expands nothing.
   *
   * @param variable name of the variable for the text up to the token's end
   */
  static Optional<String> moved(String command, UnaryOperator<String> variable) {
    Matcher token = SecretNames.TOKEN.matcher(command);
    StringBuilder out = new StringBuilder();
    while (token.find()) {
      Deque<Character> open = open(command.substring(0, token.start()));
      String name = variable.apply(command.substring(0, token.end()));
      if (open.isEmpty() || open.peek() == '(') {
        token.appendReplacement(out, Matcher.quoteReplacement("\"$" + name + "\""));
      } else if (open.peek() == '"') {
        token.appendReplacement(out, Matcher.quoteReplacement("${" + name + "}"));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(token.appendTail(out).toString());
  }

  /** What is open where this text ends: quotes, {@code $(}, a comment; the innermost first. */
  private static Deque<Character> open(String text) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char in = open.isEmpty() ? ' ' : open.peek();
      if (in == '\'' || in == '`' || in == '#') {
        // Backquotes have rules of their own: a secret in them is left to a person.
        if (c == in && in == '\'') {
          open.pop();
        }
      } else if (c == '\\') {
        i++;
      } else if (c == '"' && in == '"') {
        open.pop();
      } else if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '(') {
        open.push('(');
        i++;
      } else if (c == '`' || c == '"') {
        open.push(c);
      } else if (in != '"') {
        bare(text, i, open);
      }
    }
    return open;
  }

  private static void bare(String text, int i, Deque<Character> open) {
    char c = text.charAt(i);
    if (c == '\'') {
      open.push(c);
    } else if (c == '(') {
      open.push(c);
    } else if (c == ')' && !open.isEmpty()) {
      open.pop();
    } else if (c == '#' && (i == 0 || " \t;&|(".indexOf(text.charAt(i - 1)) >= 0)) {
      open.push(c);
    }
  }
}
