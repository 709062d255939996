package censo.redact;

import java.util.List;
import java.util.Locale;

/**
 * Long texts that look drawn by chance: 32 hex digits or more of at least 3 bits each, 24
 * characters of base64 of at least 4.2. Commits, checksums and parts of paths look so too and are
 * let be.
 */
final class Entropy {
  private static final int SHORTEST_HEX = 32;
  private static final int SHORTEST_BASE64 = 24;
  private static final int CONTEXT = 24;

  /** Words before such a text that say it is the sum of something open. */
  private static final List<String> SUMS =
      List.of(
          "commit",
          "sha",
          "md5",
          "hash",
          "digest",
          "checksum",
          "etag",
          "revision",
          "build",
          "uuid",
          "integrity",
          "fingerprint",
          "git",
          "checkout",
          "image");

  private Entropy() {}

  static void find(Slice text, Hits hits) {
    String t = text.text();
    for (int i = 0; i < t.length(); ) {
      if (!isBase64(t.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < t.length() && isBase64(t.charAt(end))) {
        end++;
      }
      int padded = end;
      while (padded < t.length() && t.charAt(padded) == '=' && padded - end < 2) {
        padded++;
      }
      if (end - i >= SHORTEST_BASE64 && isDrawn(t, i, end) && !isOpen(text, i, padded, hits)) {
        hits.add(text.sub(i, padded), Rule.ENTROPY_SUSPECT);
      }
      i = padded;
    }
  }

  private static boolean isDrawn(String text, int begin, int end) {
    int[] counts = new int[128];
    boolean hex = true;
    int digits = 0;
    int upper = 0;
    int lower = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      counts[c]++;
      hex &= Character.digit(c, 16) >= 0;
      digits += Ascii.isDigit(c) ? 1 : 0;
      upper += Ascii.isUpper(c) ? 1 : 0;
      lower += Ascii.isLower(c) ? 1 : 0;
    }
    if (hex) {
      return end - begin >= SHORTEST_HEX && bits(counts, end - begin) >= 3;
    }
    return digits >= 2 && upper >= 2 && lower >= 2 && bits(counts, end - begin) >= 4.2;
  }

  private static double bits(int[] counts, int length) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= (double) count / length * Math.log((double) count / length);
      }
    }
    return bits / Math.log(2);
  }

  /** Part of a path, a file's name, or said to be a sum by what stands before. */
  private static boolean isOpen(Slice slice, int begin, int end, Hits hits) {
    String text = slice.text();
    boolean path = begin > 0 && (text.charAt(begin - 1) == '/' || text.charAt(begin - 1) == '.');
    boolean base64 = text.indexOf('+', begin, end) >= 0 || text.charAt(end - 1) == '=';
    boolean slashed = text.indexOf('/', begin, end) >= 0 && !base64;
    boolean name =
        end + 1 < text.length() && text.charAt(end) == '.' && Ascii.isLetter(text.charAt(end + 1));
    boolean ours = text.startsWith(ReservedWalk.LITERAL, begin);
    boolean sum = text.startsWith("sha", begin) || text.startsWith("md5-", begin);
    String before = hits.before(slice, begin, CONTEXT).toLowerCase(Locale.ROOT);
    return ours || path || slashed || name || sum || SUMS.stream().anyMatch(before::contains);
  }

  private static boolean isBase64(char c) {
    return Ascii.isAlphanumeric(c) || c == '+' || c == '/' || c == '_' || c == '-';
  }
}
