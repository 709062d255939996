package censo.source.zend;

import java.util.Random;

/**
 * Ini texts of PHP from a seed: what people write, and every character that the scanner treats on
 * its own, side by side. One character a byte.
 */
public final class ZendTexts {
  private static final String[] WORDS = {
    "a",
    "b1",
    "on",
    "Off",
    "yes",
    "NONE",
    "null",
    "true",
    "no",
    "E_ALL",
    "E_NOTICE",
    "LOG_INFO",
    "PHP_OS",
    "PHP_EOL",
    "UTC",
    "10",
    "-1",
    "3.5",
    "0x1F",
    "128M",
    "tcp://h:6379",
    "/var/log/x",
    "C:\\x\\",
    "pa$",
    "$pool",
    "$x",
    "${memory_limit}",
    "${CENSO_UNSET}",
    "${ X }",
    "a@b.c",
    "q?x=1",
    "x;y",
    "#no",
    "%d",
    "caf\u00c3\u00a9",
    "\u00e9",
    "\u00ff",
    "{",
    "}",
    "[",
    "]",
    "<x>",
    "*",
    "+",
    ",",
    ":",
    "?",
    "\\\\",
    "\\n",
    "\\",
    "$",
    "$$",
    "${",
    "$\\",
    "'",
    "''",
    "\"",
    "\"\""
  };

  /** So many of the words from the start have no character that the scanner treats on its own. */
  private static final int PLAIN = 23;

  private static final String[] BLANKS = {"", "", " ", " ", "  ", "\t", " \t "};
  private static final String[] OPERATORS = {"|", "&", "^", "~", "!", "(", ")", "=", ";"};

  private final Random random;

  public ZendTexts(long seed) {
    random = new Random(seed);
  }

  /** A value, most of them fine. */
  public String value() {
    StringBuilder value = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      value.append(part()).append(pick(BLANKS));
    }
    return value.toString();
  }

  /** A whole line with its end. */
  public String line(String key) {
    String start = pick(BLANKS) + key + pick(BLANKS) + "=" + pick(BLANKS) + value();
    return switch (random.nextInt(8)) {
      case 0 -> start + "; comment" + end();
      case 1 -> start + ";" + pick(WORDS) + end();
      case 2 -> pick(BLANKS) + ";" + value() + end() + start + end();
      case 3 -> random.nextInt(4) == 0 ? pick(WORDS) + end() + start + end() : start + end();
      default -> start + end();
    };
  }

  /** A text in quotes, of either kind. */
  public String quoted() {
    return random.nextBoolean() ? "\"" + inner() + "\"" : "'" + inner().replace("'", "") + "'";
  }

  private String part() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> quoted();
      case 2 -> pick(OPERATORS);
      case 3, 4, 5 -> WORDS[random.nextInt(PLAIN)];
      default -> pick(WORDS);
    };
  }

  private String inner() {
    StringBuilder inner = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      String word = random.nextInt(4) == 0 ? pick(OPERATORS) : pick(WORDS);
      inner.append(word.replace("\"", "\\\"")).append(pick(BLANKS));
    }
    return inner.toString();
  }

  private String end() {
    return random.nextInt(10) == 0 ? "\r\n" : "\n";
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
