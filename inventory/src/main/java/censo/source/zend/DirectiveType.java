package censo.source.zend;

import java.util.Locale;

/** How PHP takes the text of a directive. */
enum DirectiveType {
  /** {@code zend_ini_parse_bool}. */
  BOOL,
  /** {@code zend_ini_parse_quantity}: a whole number, often of bytes, with K, M or G behind it. */
  LONG,
  /** As atoi(3): a whole number, and nothing counts that is behind it. */
  INT,
  /** As it stands. */
  TEXT,
  /** As it stands; PHP keeps its default where it is nothing. */
  FILLED,
  /** Of a program that takes no part here: whatever it is, it has no effect. */
  INERT,
  /** {@code display_errors}: a boolean, or where to. */
  DISPLAY;

  /** The text by which equal effects are equal. */
  String canonical(String text) {
    return switch (this) {
      case BOOL -> String.valueOf(isTrue(text) || number(text) != 0);
      case LONG -> String.valueOf(quantity(text));
      case INT -> String.valueOf(number(text));
      case TEXT, FILLED -> text;
      case INERT -> "";
      case DISPLAY -> display(text);
    };
  }

  private static boolean isTrue(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      default -> false;
    };
  }

  private static String display(String text) {
    if (text.equalsIgnoreCase("stderr") || number(text) == 2) {
      return "stderr";
    }
    return String.valueOf(isTrue(text) || text.equalsIgnoreCase("stdout") || number(text) != 0);
  }

  /** As atoi(3). */
  private static long number(String text) {
    String stripped = text.strip();
    boolean signed = stripped.startsWith("-") || stripped.startsWith("+");
    long value = digits(stripped, signed ? 1 : 0, 10);
    return stripped.startsWith("-") ? -value : value;
  }

  private static long quantity(String written) {
    String text = written.strip();
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    char prefix = from + 1 < text.length() ? Character.toLowerCase(text.charAt(from + 1)) : ' ';
    int base = 10;
    if (text.startsWith("0", from)) {
      base = prefix == 'x' ? 16 : prefix == 'b' ? 2 : prefix == 'o' || isDigit(prefix) ? 8 : 10;
      from += prefix == 'x' || prefix == 'b' || prefix == 'o' ? 2 : 0;
    }
    long value = digits(text, from, base);
    char unit = text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1));
    long factor = unit == 'k' ? 1L << 10 : unit == 'm' ? 1L << 20 : unit == 'g' ? 1L << 30 : 1;
    return (text.startsWith("-") ? -value : value) * factor;
  }

  /** The number that leads there, of no more than 62 bits; 0 where none does. */
  private static long digits(String text, int from, int base) {
    long value = 0;
    for (int i = from; i < text.length() && text.charAt(i) < 128; i++) {
      int digit = Character.digit(text.charAt(i), base);
      if (digit < 0) {
        break;
      }
      value = Math.min(value * base + digit, Long.MAX_VALUE / 32);
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
