package censo.redact;

/** Passwords in the authority of a URL (RFC 3986, 3.2.1). */
final class Urls {
  private static final String ENDS = " \t\r\n\"'<>`|\\";
  private static final int LONGEST_NAME = 64;

  private Urls() {}

  static void find(Slice text, Hits hits) {
    int from = 0;
    for (int at = text.text().indexOf("://"); at >= 0; at = text.text().indexOf("://", from)) {
      from = at + 3;
      if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
        from = Math.max(from, authority(text, from, hits));
      }
    }
  }

  private static int authority(Slice text, int begin, Hits hits) {
    int end = begin;
    int slash = -1;
    int at = -1;
    int colon = -1;
    boolean open = true;
    for (; end < text.length() && ENDS.indexOf(text.charAt(end)) < 0; end++) {
      char c = text.charAt(end);
      if (c == '%' && Placeholder.begins(text.text(), end)) {
        // %(ENV_X)s: what stands in its parentheses is no part of a URL.
        int limit = Math.min(text.length(), end + LONGEST_NAME);
        end = Math.max(end, text.text().indexOf(')', end, limit));
        continue;
      }
      boolean another = c == ':' && text.text().startsWith("://", end);
      boolean listed = c == ',' && at < 0 && slash >= 0;
      if (another || listed) {
        break;
      }
      if (open && c == '@') {
        at = end;
      } else if (c == ':' && colon < 0 && slash < 0) {
        colon = end;
      } else if (slash < 0 && (c == '/' || c == '?' || c == '#')) {
        slash = end;
        // A slash in a password that should have been encoded: go on to the @ behind it, unless
        // what was read is a host, with or without a port.
        open = at < 0 && colon > 0 && !isPort(text.text(), colon + 1, slash);
      } else if (slash >= 0 && at >= 0) {
        open = false;
      }
    }
    if (at < 0) {
      return slash < 0 ? end : slash;
    }
    if (colon > 0 && colon < at) {
      Slice password = text.sub(colon + 1, at);
      if (isNoPassword(password.text())) {
        hits.add(percentDecoded(text.sub(begin, colon)), Rule.URL_USERINFO);
      } else if (!Placeholder.begins(password.text() + " ", 0)) {
        hits.add(percentDecoded(password), Rule.URL_USERINFO);
      }
    } else if (looksDrawn(text.text(), begin, at)) {
      hits.add(percentDecoded(text.sub(begin, at)), Rule.URL_USERINFO);
    }
    return at;
  }

  /** What GitHub wants in the place of the password where the user is the token. */
  private static boolean isNoPassword(String password) {
    return password.equals("x-oauth-basic");
  }

  private static boolean isPort(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end - begin <= 5;
  }

  /**
   * A user without a password is one himself where he is no word: {@code https://hexkey@sentry}.
   */
  private static boolean looksDrawn(String text, int begin, int end) {
    int digits = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '$' || c == '%' || c == '{') {
        return false;
      }
      digits += Ascii.isDigit(c) ? 1 : 0;
    }
    return end - begin >= 16 && digits >= 3;
  }

  static Slice percentDecoded(Slice text) {
    if (text.text().indexOf('%') < 0) {
      return text;
    }
    Slice.Builder decoded = new Slice.Builder(text);
    for (int i = 0; i < text.length(); ) {
      int high = text.charAt(i) == '%' && i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : hex(text.charAt(i + 2));
      if (low >= 0) {
        decoded.put((char) (high * 16 + low), i, i + 3);
        i += 3;
      } else {
        decoded.keep(i++);
      }
    }
    return decoded.build();
  }

  private static int hex(char c) {
    return Character.digit(c, 16);
  }
}
