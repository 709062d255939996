package censo.redact;

/**
 * Pairs of key and value inside other text: query parameters, form fields, DSNs, JSON, code,
 * remarks. {@code key=value}, {@code "key": "value"}, {@code 'key' => 'value'}, {@code key: value}.
 */
final class Pairs {
  private static final int LONGEST_KEY = 64;

  private Pairs() {}

  static void find(Slice text, Hits hits) {
    String t = text.text();
    for (int i = 1; i < t.length(); i++) {
      char c = t.charAt(i);
      if (c == '=' || c == ':' || c == ',') {
        i = Math.max(i, pair(text, i, hits) - 1);
      }
    }
  }

  /** Where to go on: behind the value that was taken, else 0. */
  private static int pair(Slice text, int at, Hits hits) {
    String t = text.text();
    char separator = t.charAt(at);
    int keyEnd = at;
    if (separator == '=' && (t.charAt(at - 1) == '!' || t.charAt(at - 1) == '=')) {
      keyEnd--;
    }
    while (keyEnd > 0 && Ascii.isBlank(t.charAt(keyEnd - 1))) {
      keyEnd--;
    }
    boolean quoted = keyEnd > 0 && Slice.isQuote(t.charAt(keyEnd - 1));
    if (quoted) {
      keyEnd--;
    }
    int keyBegin = keyEnd;
    while (keyBegin > 0 && keyEnd - keyBegin < LONGEST_KEY && isKey(t.charAt(keyBegin - 1))) {
      keyBegin--;
    }
    if (keyBegin == keyEnd) {
      return 0;
    }
    boolean query = separator == '=' && keyBegin > 0 && "?&".indexOf(t.charAt(keyBegin - 1)) >= 0;
    String key = t.substring(keyBegin, keyEnd);
    boolean secret = KeyRule.isSecret(key) || (query && key.equals("key"));
    boolean listed = separator == ',' && !quoted;
    if (!secret || listed || KeyRule.isDsn(key)) {
      return 0;
    }
    int begin = at + 1;
    if (begin < t.length() && (t.charAt(begin) == '>' || t.charAt(begin) == '=')) {
      begin++;
    }
    boolean spaced = begin < t.length() && Ascii.isBlank(t.charAt(begin));
    boolean opens = begin < t.length() && Slice.isQuote(t.charAt(begin));
    if (separator == ':' && !quoted && !spaced && !opens) {
      return 0;
    }
    while (begin < t.length() && Ascii.isBlank(t.charAt(begin))) {
      begin++;
    }
    if (separator == '=' && spaced && !quoted && at == keyEnd) {
      // "key= value" is an empty value in a shell and a pair in code only where it is quoted.
      if (begin == t.length() || !Slice.isQuote(t.charAt(begin))) {
        return 0;
      }
    }
    return value(text, key, begin, query, separator == ':' && !quoted, hits);
  }

  private static int value(
      Slice text, String key, int begin, boolean query, boolean prose, Hits hits) {
    String t = text.text();
    if (begin == t.length() || Placeholder.begins(t, begin)) {
      return 0;
    }
    int end = begin;
    char quote = t.charAt(begin);
    if (Slice.isQuote(quote)) {
      end = closing(t, quote, begin + 1);
      Secrets.keyed(key, text.sub(begin + 1, end), Rule.KEY, hits);
      return end;
    }
    String ends = query ? " \t\r\n\"'<>`&#;)" : " \t\r\n\"'<>`&;,)}]|";
    while (end < t.length() && ends.indexOf(t.charAt(end)) < 0) {
      end++;
    }
    if (prose && isProse(t, begin, end)) {
      return 0;
    }
    Slice value = text.sub(begin, end);
    Secrets.keyed(
        key, query ? Urls.percentDecoded(value) : value, query ? Rule.QUERY : Rule.KEY, hits);
    return end;
  }

  /** {@code token: ask the team}: a word of small letters with more words behind it. */
  private static boolean isProse(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!Ascii.isLower(c) && c != '.' && c != ',') {
        return false;
      }
    }
    return end < text.length() && text.charAt(end) == ' ';
  }

  /** Where a quoted value ends: at its quote that no backslash hides, else at the end. */
  private static int closing(String text, char quote, int begin) {
    int end = begin;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
    }
    return end;
  }

  private static boolean isKey(char c) {
    return Ascii.isAlphanumeric(c) || "_-.[]".indexOf(c) >= 0;
  }
}
