package censo.redact;

import java.util.Locale;
import java.util.Set;

/** Values that stand for something else, or for nothing: never a secret, whatever their key. */
final class Placeholder {
  private static final Set<String> NOTHING =
      Set.of(
          "true",
          "false",
          "on",
          "off",
          "yes",
          "no",
          "0",
          "1",
          "null",
          "nil",
          "none",
          "undefined",
          "default",
          "required",
          "optional",
          "auto");

  private Placeholder() {}

  static boolean is(String value) {
    String text = value.strip();
    return text.isEmpty()
        || NOTHING.contains(text.toLowerCase(Locale.ROOT))
        || text.contains(FingerprintKey.TOKEN_PREFIX)
        || text.equals("$")
        || isMask(text)
        || isExpansion(text);
  }

  /** Whether a value of any length begins with an expansion, so that its end needs no finding. */
  static boolean begins(String text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return switch (text.charAt(at)) {
      case '$' -> next == '{' || next == '(' || isNameStart(next);
      case '%' -> next == '(';
      case '{' -> next == '{';
      case '<' -> next == '%' || next == '?';
      case '`' -> true;
      default -> false;
    };
  }

  /** {@code ****}, {@code xxxx}, {@code ...}: somebody hid it already. */
  private static boolean isMask(String text) {
    char first = Character.toLowerCase(text.charAt(0));
    return (first == '*' || first == 'x' || first == '.' || first == '?')
        && text.toLowerCase(Locale.ROOT).chars().allMatch(c -> c == first);
  }

  private static boolean isExpansion(String text) {
    return encloses(text, "%(", ")s")
        || encloses(text, "%(", ")d")
        || encloses(text, "{{", "}}")
        || encloses(text, "<%", "%>")
        || encloses(text, "<?", "?>")
        || encloses(text, "$(", ")")
        || encloses(text, "`", "`")
        || encloses(text, "<", ">")
        || isVariables(text);
  }

  private static boolean encloses(String text, String open, String close) {
    return text.length() > open.length() + close.length()
        && text.startsWith(open)
        && text.indexOf(close, open.length()) == text.length() - close.length();
  }

  /** One variable or more and nothing else: {@code $a}, {@code ${A}}, {@code $scheme$host}. */
  private static boolean isVariables(String text) {
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '$' || i + 1 == text.length()) {
        return false;
      }
      if (text.charAt(i + 1) == '{') {
        int close = text.indexOf('}', i);
        int fallback = close < 0 ? -1 : text.indexOf(":-", i, close);
        if (close < 0 || (fallback >= 0 && fallback + 2 < close)) {
          return false;
        }
        i = close + 1;
      } else if (isNameStart(text.charAt(i + 1)) || Ascii.isDigit(text.charAt(i + 1))) {
        i += 2;
        while (i < text.length()
            && (isNameStart(text.charAt(i)) || Ascii.isDigit(text.charAt(i)))) {
          i++;
        }
      } else {
        return text.length() == 2;
      }
    }
    return true;
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Ascii.isLetter(c);
  }
}
