package censo.source.logrotate;

import java.math.BigInteger;

/**
 * A number as strtol(3) and its kin read it at base 0: white space, a sign, {@code 0x} or {@code
 * 0}, digits.
 *
 * @param value without bounds, its sign taken in
 * @param isWhole whether nothing follows it
 */
record Numeral(BigInteger value, boolean isWhole) {
  private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  static Numeral of(String text, Version version) {
    int at = 0;
    while (at < text.length() && Cursor.isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int base = base(text, at, version);
    int from = base == 16 || base == 2 ? at + 2 : at;
    int end = from;
    while (end < text.length() && Character.digit(text.charAt(end), base) >= 0) {
      end++;
    }
    if (end == from) {
      return new Numeral(BigInteger.ZERO, text.isEmpty());
    }
    BigInteger value = new BigInteger(text.substring(from, end), base);
    return new Numeral(negative ? value.negate() : value, end == text.length());
  }

  private static int base(String text, int at, Version version) {
    if (!text.startsWith("0", at)) {
      return 10;
    }
    char sign = at + 1 < text.length() ? Character.toLowerCase(text.charAt(at + 1)) : ' ';
    char next = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
    if (sign == 'x' && Character.digit(next, 16) >= 0) {
      return 16;
    }
    return sign == 'b' && version.readsBinary() && Character.digit(next, 2) >= 0 ? 2 : 8;
  }

  /** Of strtol(3), cast to an {@code int}. */
  int signed() {
    BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
    return value.max(least).min(BigInteger.valueOf(Long.MAX_VALUE)).intValue();
  }

  /** Of strtoul(3), cast to an {@code int}. */
  int unsigned() {
    return bounded().intValue();
  }

  /** Of strtoull(3), times a unit, as an {@code off_t}. */
  long bytes(long unit) {
    return bounded().longValue() * unit;
  }

  private BigInteger bounded() {
    return value.abs().compareTo(MOST_UNSIGNED) > 0 ? MOST_UNSIGNED : value;
  }
}
