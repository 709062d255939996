package censo.redact;

import java.util.Locale;
import java.util.Set;

/** Headers that carry credentials (RFC 9110, 11.6.2), and the words of their schemes. */
final class Authorization {
  private static final Set<String> SCHEMES =
      Set.of("basic", "bearer", "token", "digest", "apikey", "negotiate", "key");
  private static final Set<String> HEADERS = Set.of("authorization", "proxy-authorization");
  private static final String[] STANDALONE = {"Bearer ", "Basic ", "bearer ", "basic "};

  private Authorization() {}

  /** A header and its value. */
  static void header(String name, Slice value, Hits hits) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (HEADERS.contains(lower)) {
      credential(value, Rule.AUTHORIZATION, hits);
    } else if (lower.equals("cookie") || KeyRule.isSecret(name) || isKeyHeader(lower)) {
      credential(value, Rule.HEADER, hits);
    }
  }

  /** {@code Name: value} as tools take it; false where it is none. */
  static boolean line(Slice text, Hits hits) {
    int colon = text.text().indexOf(':');
    if (colon <= 0 || text.text().indexOf(' ', 0, colon) >= 0) {
      return false;
    }
    int before = hits.count();
    header(text.text().substring(0, colon), text.sub(colon + 1).strip(), hits);
    return hits.count() > before;
  }

  /** {@code X-Origin-Key} and the like. */
  private static boolean isKeyHeader(String lower) {
    return lower.startsWith("x-") && lower.endsWith("-key") && !lower.endsWith("-cache-key");
  }

  /** A value without the scheme before it. */
  static void credential(Slice value, Rule rule, Hits hits) {
    int blank = value.text().indexOf(' ');
    boolean scheme =
        blank > 0 && SCHEMES.contains(value.text().substring(0, blank).toLowerCase(Locale.ROOT));
    hits.add(scheme ? value.sub(blank + 1).strip() : value, rule);
  }

  /** {@code Bearer …} and {@code Basic …} wherever they stand. */
  static void find(Slice text, Hits hits) {
    for (String scheme : STANDALONE) {
      int at = text.text().indexOf(scheme);
      while (at >= 0) {
        int begin = at + scheme.length();
        int end = begin;
        while (end < text.length() && isCredential(text.charAt(end))) {
          end++;
        }
        if (end - begin >= 8 && hasDigit(text.text(), begin, end)) {
          hits.add(text.sub(begin, end), Rule.AUTHORIZATION);
        }
        at = text.text().indexOf(scheme, Math.max(end, begin));
      }
    }
  }

  private static boolean hasDigit(String text, int begin, int end) {
    return text.substring(begin, end).chars().anyMatch(c -> Ascii.isDigit((char) c))
        || text.charAt(end - 1) == '=';
  }

  private static boolean isCredential(char c) {
    return Ascii.isAlphanumeric(c) || "-._~+/=".indexOf(c) >= 0;
  }
}
