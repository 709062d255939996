package censo.redact;

/** Variables that a program is given: what is no secret must show it by its key or its shape. */
final class Environment {
  private Environment() {}

  /** One variable; quotes that are left around its value are no part of a secret. */
  static void variable(String key, Slice given, Hits hits) {
    Slice value = given.unquoted();
    if (Placeholder.is(value.text())) {
      return;
    }
    int before = hits.count();
    if (KeyRule.isSecret(key)) {
      Secrets.keyed(key, value, Rule.KEY, hits);
      return;
    }
    FreeText.shapes(value, hits);
    if (hits.count() > before) {
      return;
    }
    if (hits.options().strict()) {
      if (!hits.options().isOpen(key)) {
        hits.add(value, Rule.STRICT_SUSPECT);
      }
    } else if (EnvironmentKey.isOptions(key)) {
      Commands.single(value, hits);
    } else if (!EnvironmentKey.isHarmless(key) && !PlainShape.is(value.text())) {
      hits.add(value, Rule.ENV_SUSPECT);
    }
  }

  /**
   * Supervisor's list, {@code A="1",B=2}; forgiving where supervisor is not, since a file that
   * stops it holds the same secrets.
   */
  static void supervisor(Slice list, Hits hits) {
    String t = list.text();
    int at = 0;
    while (at < t.length()) {
      int equals = t.indexOf('=', at);
      if (equals < 0) {
        FreeText.find(list.sub(at), hits);
        return;
      }
      String key = list.sub(at, equals).strip().text();
      int begin = equals + 1;
      while (begin < t.length() && t.charAt(begin) <= ' ') {
        begin++;
      }
      int end = valueEnd(t, begin);
      variable(key, unquoted(list.sub(begin, end).strip()), hits);
      at = end;
      while (at < t.length() && (t.charAt(at) == ',' || t.charAt(at) <= ' ')) {
        at++;
      }
    }
  }

  private static int valueEnd(String t, int begin) {
    int end = begin;
    if (begin < t.length() && Slice.isQuote(t.charAt(begin))) {
      int close = t.indexOf(t.charAt(begin), begin + 1);
      end = close < 0 ? t.length() : close;
    }
    while (end < t.length() && t.charAt(end) != ',' && t.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /** As supervisor's {@code strip("'\"")}: quotes of both kinds, however many. */
  private static Slice unquoted(Slice value) {
    int begin = 0;
    int end = value.length();
    while (begin < end && Slice.isQuote(value.charAt(begin))) {
      begin++;
    }
    while (end > begin && Slice.isQuote(value.charAt(end - 1))) {
      end--;
    }
    return value.sub(begin, end);
  }
}
