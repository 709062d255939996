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
    if (secret.isEmpty() || Placeholder.is(secret.text())) {
      return;
    }
    int from = secret.from(0);
    int to = secret.to(secret.length() - 1);
    Map.Entry<Integer, Hit> before = hits.lowerEntry(to);
    if (before == null || before.getValue().to() <= from) {
      hits.put(from, new Hit(from, to, value(secret.text()), rule, rest(secret)));
    }
  }

  /** Bytes of a file stand one per character, and so do those that were percent-encoded. */
  private static String value(String text) {
    return text.chars().allMatch(c -> c < 0x100) ? Utf8.decode(text) : text;
  }

  private String rest(Slice secret) {
    StringBuilder rest = new StringBuilder();
    if (!secret.isAsWritten()) {
      for (int i = 1; i < secret.length(); i++) {
        if (secret.from(i) > secret.to(i - 1)) {
          rest.append(written, secret.to(i - 1), secret.from(i));
        }
      }
    }
    for (int i = 0; i < secret.length(); i++) {
      if (secret.charAt(i) == '\n') {
        rest.append('\n');
      }
    }
    return rest.toString();
  }
}
