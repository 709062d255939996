package censo.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which one secret may be written. */
final class Spellings {
  /** What stays as it is: by RFC 3986, in forms, by JavaScript's encodeURIComponent. */
  private static final List<String> PLAIN_SIGNS = List.of("-._~", "-._*", "-._~!'()*");

  private Spellings() {}

  /** Those that a program reads as the secret: plain, percent-encoded, escaped. */
  static Set<String> of(String secret) {
    Set<String> all = new LinkedHashSet<>();
    all.add(secret);
    all.add(secret.replace("%", "%%"));
    all.add(secret.replace("%", "\\%"));
    all.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    for (String signs : PLAIN_SIGNS) {
      String url = percentEncoded(secret, signs);
      for (String spelling : List.of(url, lowerHex(url), url.replace("%20", "+"))) {
        all.add(spelling);
        all.add(spelling.replace("%", "%%"));
        all.add(spelling.replace("%", "\\%"));
      }
    }
    for (String text : List.copyOf(all)) {
      all.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  /** What is in base64 of any text that holds the secret: one form for each place in its threes. */
  static Set<String> base64(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> all = new LinkedHashSet<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int begin = (before * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      all.add(text.substring(begin, end));
      all.add(text.substring(begin, end).replace('+', '-').replace('/', '_'));
    }
    return all;
  }

  private static String percentEncoded(String text, String signs) {
    StringBuilder url = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = Ascii.isAlphanumeric(c) || signs.indexOf(c) >= 0;
      if (plain) {
        url.append(c);
      } else {
        url.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
    return url.toString();
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }

  private static String lowerHex(String url) {
    StringBuilder lower = new StringBuilder(url);
    for (int i = url.indexOf('%'); i >= 0; i = url.indexOf('%', i + 1)) {
      lower.setCharAt(i + 1, Character.toLowerCase(url.charAt(i + 1)));
      lower.setCharAt(i + 2, Character.toLowerCase(url.charAt(i + 2)));
    }
    return lower.toString();
  }
}
