package censo.source.supervisor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a setting may be, by the converters of {@code supervisor/datatypes.py}. */
interface Type {
  /** How supervisord takes a value. */
  sealed interface Taken {
    /** In this spelling. */
    record As(String canonical) implements Taken {}

    /** Just as the file has it. */
    record Unchanged() implements Taken {}

    /** As several. */
    record Several(List<String> texts) implements Taken {}

    /** Not at all, and it does not start. */
    record Refused(String why, String mend) implements Taken {}
  }

  /** Takes a value after its {@code %} are expanded. */
  Taken take(String text, Machine machine);

  Type TEXT = (_, _) -> new Taken.Unchanged();

  Type BOOLEAN =
      (text, _) ->
          truth(text)
              .<Taken>map(Taken.As::new)
              .orElse(refused("is neither true nor false to supervisord", "write true or false"));

  Type AUTORESTART =
      (text, machine) ->
          text.equalsIgnoreCase("unexpected")
              ? new Taken.As("unexpected")
              : BOOLEAN.take(text, machine) instanceof Taken.As taken
                  ? taken
                  : refused(
                      "is none of true, false and unexpected", "write true, false or unexpected");

  Type INTEGER =
      (text, _) ->
          Python.integer(text)
              .<Taken>map(n -> new Taken.As(n.toString()))
              .orElse(refused("is not a whole number", "write a whole number"));

  Type SIZE =
      (text, _) ->
          size(text)
              .<Taken>map(n -> new Taken.As(n.toString()))
              .orElse(
                  refused(
                      "is not a size supervisord knows",
                      "write a number of bytes, or one that ends in KB, MB or GB"));

  Type OCTAL =
      (text, _) ->
          Python.octal(text)
              .<Taken>map(n -> new Taken.As(octal(n)))
              .orElse(refused("is not an octal number", "write octal digits, as 022"));

  Type SIGNAL =
      (text, _) ->
          Signals.canonical(text)
              .<Taken>map(Taken.As::new)
              .orElse(refused("is no signal", "write its name, as TERM, or its number"));

  Type EXITCODES = (text, _) -> exitCodes(text);

  Type USER =
      (text, machine) ->
          machine.hasUser(text)
              ? new Taken.Unchanged()
              : refused("is no user of this host", "create the user, or correct the name");

  Type OWNER =
      (text, machine) -> {
        int colon = text.indexOf(':');
        boolean known =
            machine.hasUser(colon < 0 ? text : text.substring(0, colon))
                && (colon < 0 || machine.hasGroup(text.substring(colon + 1)));
        return known
            ? new Taken.Unchanged()
            : refused("names a user or group this host does not have", "create it, or correct it");
      };

  Type FOLDER =
      (text, machine) ->
          machine.hasFolder(text)
              ? new Taken.Unchanged()
              : refused(
                  "is a folder that does not exist", "create the folder, or correct the path");

  Type FILE =
      (text, machine) ->
          !text.contains("/") || machine.hasFolder(censo.source.Paths.folder(text))
              ? new Taken.Unchanged()
              : refused(
                  "lies in a folder that does not exist", "create the folder, or correct the path");

  Type LOGFILE =
      (text, machine) ->
          Set.of("none", "off", "auto", "syslog").contains(lower(text))
              ? new Taken.As(lower(text))
              : FILE.take(text, machine);

  Type LOGLEVEL =
      (text, _) ->
          Set.of("critical", "error", "warn", "info", "debug", "trace", "blather")
                  .contains(lower(text))
              ? new Taken.As(lower(text))
              : refused("is no log level", "write info, or another that supervisord knows");

  /** {@code list_of_strings}. */
  Type LIST = (text, _) -> new Taken.Several(list(text));

  Type SERVERURL =
      (text, _) ->
          Python.strip(text).equalsIgnoreCase("auto")
              ? new Taken.As("AUTO")
              : new Taken.Unchanged();

  /** A whole number from {@code least} to {@code most}. */
  static Type between(int least, int most) {
    return (text, machine) ->
        Python.integer(text)
                .filter(n -> n.compareTo(BigInteger.valueOf(least)) >= 0)
                .filter(n -> n.compareTo(BigInteger.valueOf(most)) <= 0)
                .isPresent()
            ? INTEGER.take(text, machine)
            : refused("is out of its range", "write a number from " + least + " on");
  }

  static Taken.Refused refused(String why, String mend) {
    return new Taken.Refused(why, mend);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> truth(String text) {
    return switch (lower(text)) {
      case "yes", "true", "on", "1" -> Optional.of("true");
      case "no", "false", "off", "0" -> Optional.of("false");
      default -> Optional.empty();
    };
  }

  private static Optional<BigInteger> size(String text) {
    String lower = lower(text);
    int shift =
        lower.endsWith("kb") ? 10 : lower.endsWith("mb") ? 20 : lower.endsWith("gb") ? 30 : 0;
    String number = shift == 0 ? text : text.substring(0, text.length() - 2);
    return Python.integer(number).map(n -> n.shiftLeft(shift));
  }

  /** Four digits; a negative one, which supervisord takes, stays what it is. */
  private static String octal(BigInteger number) {
    String digits = number.toString(8);
    return number.signum() < 0 ? digits : "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private static Taken exitCodes(String text) {
    List<String> codes = new ArrayList<>();
    for (String code : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      Optional<BigInteger> number =
          Python.integer(code).filter(n -> n.signum() >= 0 && n.bitLength() <= 8);
      if (number.isEmpty()) {
        return refused("is not a list of exit codes", "write numbers from 0 to 255 with commas");
      }
      codes.add(number.get().toString());
    }
    return new Taken.As(String.join(",", codes));
  }

  private static List<String> list(String text) {
    List<String> elements = new ArrayList<>();
    for (String element : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      elements.add(Python.strip(element));
    }
    return elements;
  }
}
