package censo.source.nginx;

/**
 * Where a block of Lua ends: at the brace that balances, not counting those in Lua's strings, long
 * brackets and comments (Lua 5.1 manual, 2.1; lua-nginx-module's own lexer).
 */
final class LuaCode {
  private LuaCode() {}

  /** Index of the closing brace, else the length of the text. */
  static int end(String text, int from) {
    int depth = 0;
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      int bracket = level(text, i);
      if (c == '}' && depth == 0) {
        return i;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '-' && text.startsWith("--", i)) {
        int commented = level(text, i + 2);
        i = commented < 0 ? line(text, i) : longBracket(text, i + 2, commented);
      } else if (c == '"' || c == '\'') {
        i = string(text, i);
      } else if (bracket >= 0) {
        i = longBracket(text, i, bracket);
      } else {
        i++;
      }
    }
    return text.length();
  }

  /** Number of equals signs of the long bracket that opens here; -1 where none does. */
  private static int level(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '[') {
      return -1;
    }
    int i = at + 1;
    while (i < text.length() && text.charAt(i) == '=') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '[' ? i - at - 1 : -1;
  }

  private static int longBracket(String text, int at, int level) {
    String close = "]" + "=".repeat(level) + "]";
    int end = text.indexOf(close, at + level + 2);
    return end < 0 ? text.length() : end + close.length();
  }

  private static int string(String text, int at) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != text.charAt(at)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length());
  }

  private static int line(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
