package censo.source.zend;

/**
 * The character classes of {@code Zend/zend_ini_scanner.l} over one text: how far each reaches from
 * a place.
 *
 * @param noLabel characters that end a label in this version besides those that always do
 */
record ZendChars(String text, String noLabel) {
  int blanks(int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  /** Behind a line end, if there is one. */
  int newline(int from) {
    return text.startsWith("\r\n", from)
        ? from + 2
        : from < text.length() && "\r\n".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
  }

  int label(int from) {
    int i = from;
    while (i < text.length() && isLabel(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean isLabel(char c) {
    return "=\n\r\t;&|^$~(){}!\"[".indexOf(c) < 0 && noLabel.indexOf(c) < 0;
  }

  /** The text in double quotes, up to the closing one or a variable. */
  int quoted(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '"' && !text.startsWith("${", end)) {
      if (text.charAt(end) == '\\' && end + 1 < text.length()) {
        // "C:\folder\" at the end of a line: that quote closes.
        end += text.charAt(end + 1) == '"' && isLast(end + 1) ? 1 : 2;
      } else {
        end++;
      }
    }
    return end;
  }

  /**
   * The same in PHP 7, that takes the first character as it comes and goes by the one before a
   * quote.
   */
  int quotedBefore8(int from) {
    int end = from + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '"' && (text.charAt(end - 1) != '\\' || isLast(end))) {
        return end;
      }
      if (c == '$' && text.startsWith("{", end + 1)) {
        return end;
      }
      boolean escape = c == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '"';
      end += escape ? 2 : 1;
    }
    return Math.min(end, text.length());
  }

  private boolean isLast(int at) {
    return at + 1 >= text.length() || "\r\n".indexOf(text.charAt(at + 1)) >= 0;
  }

  /** A value's text without quotes. */
  int word(int from) {
    return longest(from, "= \t\n\r;&|^~()!\"'", false);
  }

  /** Text without quotes between brackets. */
  int bracketText(int from) {
    return longest(from, "\n\r;\"']", true);
  }

  /** Text without quotes behind {@code :-}. */
  int fallback(int from) {
    return longest(from, "\n\r;\"'}", true);
  }

  /**
   * The longest of all ways to go on. A dollar that opens no variable takes the next character with
   * it, whatever it is, and the one behind that too where it is a backslash: or not, where that
   * leads further.
   *
   * @param escapes whether a backslash alone takes the next character with it
   */
  private int longest(int from, String stops, boolean escapes) {
    int last = from;
    // Bit n: the place n characters on can be reached.
    int reachable = 1;
    for (int i = from; i < text.length() && reachable != 0; i++, reachable >>= 1) {
      if ((reachable & 1) != 0) {
        char c = text.charAt(i);
        int left = text.length() - i - 1;
        if (c == '$') {
          boolean pair = left > 0 && text.charAt(i + 1) != '{';
          reachable |= pair ? 4 : 0;
          reachable |= pair && left > 1 && text.charAt(i + 1) == '\\' ? 8 : 0;
        } else if (c == '\\' && escapes) {
          reachable |= left > 0 ? 4 : 2;
        } else if (stops.indexOf(c) < 0) {
          reachable |= 2;
        }
        last = i;
      }
    }
    return reachable > 0 && (reachable & 1) != 0 ? text.length() : last;
  }

  static boolean isConstant(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** {@code \"}, {@code \\} and {@code \$}; any other backslash stays. */
  static String unescaped(String quoted) {
    if (quoted.indexOf('\\') < 0) {
      return quoted;
    }
    StringBuilder out = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      boolean escape = c == '\\' && i + 1 < quoted.length();
      if (escape && "\"\\$".indexOf(quoted.charAt(i + 1)) < 0) {
        out.append(c);
      }
      out.append(escape ? quoted.charAt(++i) : c);
    }
    return out.toString();
  }

  /** Blanks and tabs at both ends off. */
  static String strip(String label) {
    int from = 0;
    int to = label.length();
    while (from < to && (label.charAt(from) == ' ' || label.charAt(from) == '\t')) {
      from++;
    }
    while (to > from && (label.charAt(to - 1) == ' ' || label.charAt(to - 1) == '\t')) {
      to--;
    }
    return label.substring(from, to);
  }
}
