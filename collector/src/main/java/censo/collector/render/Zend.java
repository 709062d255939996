package censo.collector.render;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an ini file of PHP or php-fpm writes for a value (Zend/zend_ini_scanner.l, 8.2). */
final class Zend {
  private static final Set<String> LITERALS =
      Set.of("true", "on", "yes", "false", "off", "no", "none", "null");

  private Zend() {}

  /** A text that the scanner reads back unchanged; empty where it can't. */
  static Optional<String> text(String text) {
    if (isBare(text)) {
      return Optional.of(text);
    }
    boolean line = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    if (!text.contains("${") && !line) {
      return Optional.of('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    boolean single = text.indexOf('\'') < 0 && !line;
    return single ? Optional.of("'" + text + "'") : Optional.empty();
  }

  /** Where a secret stands, double quotes: what is filled in is escaped for them. */
  static Optional<String> withSecret(String text) {
    return text.contains("${") || text.indexOf('\n') >= 0
        ? Optional.empty()
        : Optional.of('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  /**
   * Letters, digits and what never ends or begins anything; no word that may be a literal or the
   * name of a constant.
   */
  private static boolean isBare(String text) {
    return text.matches("(?:[A-Za-z0-9_./:@,+*%-]|\\$[a-z])+")
        && !LITERALS.contains(text.toLowerCase(Locale.ROOT))
        && (text.matches("[0-9].*") || !text.matches("[A-Za-z0-9_]*[A-Z][A-Za-z0-9_]*"));
  }
}
