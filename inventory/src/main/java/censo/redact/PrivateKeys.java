package censo.redact;

/**
 * Private keys as PEM (RFC 7468) and OpenSSH write them: the whole block, or as much as there is.
 */
final class PrivateKeys {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  private PrivateKeys() {}

  static void find(Slice text, Hits hits) {
    String t = text.text();
    int next = 0;
    for (int at = t.indexOf(BEGIN); at >= 0; at = t.indexOf(BEGIN, next)) {
      int label = t.indexOf("-----", at + BEGIN.length());
      next = at + BEGIN.length();
      if (label < 0 || label - next > 40 || !t.substring(next, label).endsWith("PRIVATE KEY")) {
        continue;
      }
      int end = t.indexOf(END, label);
      int last = end < 0 ? -1 : t.indexOf("-----", end + END.length());
      next = last < 0 ? t.length() : last + 5;
      hits.add(text.sub(at, next), Rule.PEM);
    }
  }
}
