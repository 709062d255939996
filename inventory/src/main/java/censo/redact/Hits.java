package censo.redact;

import censo.inventory.Utf8;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What the rules find in one text. They never overlap: what is found first stays. */
final class Hits {
  private final String written;
  private final Options options;
  private final TreeMap<Integer, Hit> hits = new TreeMap<>();

  Hits(String written, Options options) {
    this.written = written;
    this.options = options;
  }

  Options options() {
    return options;
  }

  int count() {
    return hits.size();
  }

  /** In the order of the text. */
  Collection<Hit> inOrder() {
    return hits.values();
  }

  /** Notes a secret, unless it is none: empty, a placeholder, or already hidden. */
  void add(Slice secret, Rule rule) {
    String text = secret.text();
    boolean none =
        rule == Rule.PASSWORD_HASH
            ? text.contains(FingerprintKey.TOKEN_PREFIX)
            : Placeholder.is(text);
    if (text.isEmpty() || none) {
      return;
    }
    int from = secret.from(0);
    int to = secret.to(text.length() - 1);
    Map.Entry<Integer, Hit> before = hits.lowerEntry(to);
    if (before == null || before.getValue().to() <= from) {
      hits.put(from, new Hit(from, to, value(text), rule, quotes(secret) + lineEnds(from, to)));
    }
  }

  /** What is written before a slice on the same line, as much as {@code most}. */
  String before(Slice slice, int at, int most) {
    int end = slice.from(at);
    int begin = Math.max(0, end - most);
    return written.substring(Math.max(begin, written.lastIndexOf('\n', end - 1) + 1), end);
  }

  /** Bytes of a file stand one per character, and so do those that were percent-encoded. */
  private static String value(String text) {
    return text.chars().allMatch(c -> c < 0x100) ? Utf8.decode(text) : text;
  }

  /** Quotes between its characters, without those that close and open again. */
  private String quotes(Slice secret) {
    StringBuilder quotes = new StringBuilder();
    for (int i = 1; i < secret.length() && !secret.isAsWritten(); i++) {
      for (int j = secret.to(i - 1); j < secret.from(i); j++) {
        char c = written.charAt(j);
        int last = quotes.length() - 1;
        if (last >= 0 && quotes.charAt(last) == c) {
          quotes.setLength(last);
        } else if (Slice.isQuote(c)) {
          quotes.append(c);
        }
      }
    }
    return quotes.toString();
  }

  /** As many lines as before, and as deep: what follows stays where it was. */
  private String lineEnds(int from, int to) {
    StringBuilder ends = new StringBuilder();
    for (int i = written.indexOf('\n', from, to); i >= 0; i = written.indexOf('\n', i + 1, to)) {
      int text = i + 1;
      while (text < to && Ascii.isBlank(written.charAt(text))) {
        text++;
      }
      ends.append(written, i, text);
    }
    return ends.toString();
  }
}
