package censo.source.phpfpm;

import censo.source.zend.PhpVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How php-fpm takes a value: the setters of {@code fpm_conf.c}. */
enum DirectiveType {
  TEXT("text"),
  NUMBER("a whole number"),
  TIME("a number with s, m, h or d behind it, or none"),
  BOOLEAN("yes or no"),
  MODE("a mode"),
  CORE_SIZE("a whole number or unlimited"),
  LOG_LEVEL("one of alert, error, warning, notice and debug"),
  FACILITY("a facility of syslog"),
  MANAGER("one of static, dynamic and ondemand");

  private static final Pattern DIGITS = Pattern.compile("\\s*([-+]?[0-9]{1,18}).*", Pattern.DOTALL);
  private static final Pattern OCTAL = Pattern.compile("\\s*([0-7]{1,9}).*", Pattern.DOTALL);
  private static final Set<String> FACILITIES =
      Set.of(
          "auth",
          "authpriv",
          "cron",
          "daemon",
          "ftp",
          "kern",
          "lpr",
          "mail",
          "news",
          "syslog",
          "user",
          "uucp",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private final String words;

  DirectiveType(String words) {
    this.words = words;
  }

  /** What it takes, for a message. */
  String words() {
    return words;
  }

  /**
   * The text by which equal effects are equal; empty where php-fpm refuses it. PHP 7 takes of
   * booleans only what the scanner makes of bare words.
   */
  Optional<String> canonical(String text, PhpVersion version) {
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (this) {
      case TEXT -> Optional.of(text);
      case NUMBER -> number(text);
      case TIME -> time(text);
      case BOOLEAN -> bool(text).filter(_ -> version.isAtLeast(8, 0) || text.matches("1?"));
      case MODE -> Optional.of(mode(text));
      case CORE_SIZE ->
          lower.equals("unlimited")
              ? Optional.of(lower)
              : number(text).filter(n -> !n.startsWith("-"));
      case LOG_LEVEL ->
          switch (lower) {
            case "warn", "warning" -> Optional.of("warning");
            case "debug", "notice", "error", "alert" -> Optional.of(lower);
            default -> Optional.empty();
          };
      case FACILITY -> Optional.of(lower).filter(FACILITIES::contains);
      case MANAGER -> Optional.of(lower).filter(Set.of("static", "dynamic", "ondemand")::contains);
    };
  }

  /** Digits only, a minus before them; nothing at all counts as 0. */
  private static Optional<String> number(String text) {
    return text.matches("-?[0-9]*") ? Optional.of(String.valueOf(leading(text))) : Optional.empty();
  }

  /** The last character alone is looked at: {@code 1m30} is one second. */
  private static Optional<String> time(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    char last = text.charAt(text.length() - 1);
    long factor =
        switch (last) {
          case 'm' -> 60;
          case 'h' -> 60 * 60;
          case 'd' -> 24 * 60 * 60;
          case 's', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 1;
          default -> 0;
        };
    return factor == 0 ? Optional.empty() : Optional.of(String.valueOf(factor * leading(text)));
  }

  /** Lower case alone: the scanner has made 1 and nothing of the bare words. */
  private static Optional<String> bool(String text) {
    return switch (text) {
      case "1", "yes", "true", "on" -> Optional.of("true");
      case "", "0", "no", "none", "false", "off" -> Optional.of("false");
      default -> Optional.empty();
    };
  }

  private static String mode(String text) {
    Matcher m = OCTAL.matcher(text);
    int mode = m.matches() ? Integer.parseInt(m.group(1), 8) : 0;
    return text.isEmpty() ? "" : String.format(Locale.ROOT, "%04o", mode);
  }

  /** As atoi(3). */
  private static long leading(String text) {
    Matcher m = DIGITS.matcher(text);
    return m.matches() ? Long.parseLong(m.group(1)) : 0;
  }
}
