package censo.redact;

/**
 * Pairs of key and value inside other text: query parameters, form fields, DSNs, JSON, code,
 * remarks. {@code key=value}, {@code "key": "value"}, {@code 'key' => 'value'}, {@code key: value}.
 */
final class Pairs {
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_ELEMENT = 256;
  private static final int LONGEST_PHRASE = 48;
  private static final String ENDS = " \t\r\n\"'<>`&;,)}]|";
  private static final String QUERY_ENDS = " \t\r\n\"'<>`&#;)";

  private final Slice text;
  private final String t;
  private final Hits hits;

  private Pairs(Slice text, Hits hits) {
    this.text = text;
    this.t = text.text();
    this.hits = hits;
  }

  static void find(Slice text, Hits hits) {
    Pairs pairs = new Pairs(text, hits);
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == ',') {
        i = Math.max(i, pairs.pair(i) - 1);
      } else if (c == '>') {
        pairs.element(i);
      }
    }
  }

  /** Where to go on: behind the value that was taken, else 0. */
  private int pair(int at) {
    char separator = t.charAt(at);
    int keyEnd = at;
    if (separator == '=' && (t.charAt(at - 1) == '!' || t.charAt(at - 1) == '=')) {
      keyEnd--;
    }
    while (keyEnd > 0 && Ascii.isBlank(t.charAt(keyEnd - 1))) {
      keyEnd--;
    }
    boolean spacedKey = keyEnd < at;
    boolean quoted = keyEnd > 0 && Slice.isQuote(t.charAt(keyEnd - 1));
    if (quoted) {
      keyEnd--;
    }
    int keyBegin = keyEnd;
    while (keyBegin > 0 && keyEnd - keyBegin < LONGEST_KEY && isKey(t.charAt(keyBegin - 1))) {
      keyBegin--;
    }
    if (keyBegin == keyEnd || (separator == ',' && !quoted)) {
      return 0;
    }
    String key = t.substring(keyBegin, keyEnd).replace("%5B", "[").replace("%5D", "]");
    char before = keyBegin == 0 ? ' ' : t.charAt(keyBegin - 1);
    boolean query = separator == '=' && (before == '?' || before == '&');
    boolean prose = separator == ':' && !quoted;
    boolean secret =
        KeyRule.isSecret(key)
            || (query && key.equals("key"))
            || (prose && isPhrase(keyBegin, keyEnd));
    if (!secret || KeyRule.isDsn(key)) {
      return 0;
    }
    int begin = at + 1;
    if (begin < t.length() && (t.charAt(begin) == '>' || t.charAt(begin) == '=')) {
      begin++;
    }
    int valueBegin = begin;
    while (valueBegin < t.length() && Ascii.isBlank(t.charAt(valueBegin))) {
      valueBegin++;
    }
    boolean spaced = valueBegin > begin;
    boolean opens = valueBegin < t.length() && Slice.isQuote(t.charAt(valueBegin));
    // token:x is a name with a prefix; "Password: " and "password=" end where their own quotes do;
    // "key= x" is
    // an empty value in a shell.
    boolean glued = prose && !spaced && !opens;
    boolean prompt = !quoted && opens && before == t.charAt(valueBegin);
    boolean empty = separator == '=' && spaced && !spacedKey && !quoted && !opens;
    if (valueBegin == t.length() || glued || prompt || empty || Placeholder.begins(t, valueBegin)) {
      return 0;
    }
    return opens ? quoted(key, valueBegin) : bare(key, valueBegin, query, prose);
  }

  /** {@code <password>this</password>}. */
  private void element(int close) {
    int begin = close;
    while (begin > 0 && close - begin < LONGEST_KEY && isKey(t.charAt(begin - 1))) {
      begin--;
    }
    boolean tag = begin > 0 && begin < close && t.charAt(begin - 1) == '<';
    if (tag && KeyRule.isSecret(t.substring(begin, close))) {
      int end = t.indexOf("</", close, Math.min(t.length(), close + LONGEST_ELEMENT));
      hits.add(text.sub(close + 1, Math.max(close + 1, end)), Rule.KEY);
    }
  }

  /** {@code senha do banco}: words of a remark, one of which names a secret. */
  private boolean isPhrase(int keyBegin, int keyEnd) {
    int begin = keyBegin;
    while (begin > 0
        && keyEnd - begin < LONGEST_PHRASE
        && (Ascii.isLetter(t.charAt(begin - 1)) || t.charAt(begin - 1) == ' ')) {
      begin--;
    }
    return KeyRule.words(t.substring(begin, keyEnd)).stream().anyMatch(KeyRule::isNoun);
  }

  private int quoted(String key, int open) {
    int end = open + 1;
    while (end < t.length() && t.charAt(end) != t.charAt(open)) {
      end += t.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, t.length());
    Secrets.keyed(key, text.sub(open + 1, end), Rule.KEY, hits);
    return end;
  }

  private int bare(String key, int begin, boolean query, boolean prose) {
    String ends = query ? QUERY_ENDS : ENDS;
    int end = begin;
    while (end < t.length() && ends.indexOf(t.charAt(end)) < 0) {
      end++;
    }
    // Of two auth[] the first is the user.
    boolean user =
        key.endsWith("[]")
            && end < t.length()
            && t.charAt(end) == '&'
            && t.startsWith("auth", end + 1);
    if (user || (prose && isProse(begin, end))) {
      return 0;
    }
    Slice value = text.sub(begin, end);
    if (query) {
      Secrets.keyed(key, Urls.percentDecoded(value), Rule.QUERY, hits);
    } else {
      Secrets.keyed(key, value, Rule.KEY, hits);
    }
    return end;
  }

  /** {@code token: ask the team}: a word of small letters with more words behind it. */
  private boolean isProse(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Ascii.isLower(t.charAt(i)) && t.charAt(i) != '.') {
        return false;
      }
    }
    return end < t.length() && t.charAt(end) == ' ';
  }

  private static boolean isKey(char c) {
    return Ascii.isAlphanumeric(c) || "_-.[]%".indexOf(c) >= 0;
  }
}
