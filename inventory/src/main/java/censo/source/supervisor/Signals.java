package censo.source.supervisor;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signals of Linux by the names that Python's {@code signal} module has for them. */
final class Signals {
  /** By number, from 1. */
  private static final List<String> NAMES =
      List.of(
          ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT"
                  + " STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
              .split(" "));

  /** Other names, also those of the module that are no signals: their numbers count as some. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "CLD",
          "CHLD",
          "POLL",
          "IO",
          "IOT",
          "ABRT",
          "RTMIN",
          "RTMIN",
          "RTMAX",
          "RTMAX",
          "_DFL",
          "0",
          "_IGN",
          "HUP",
          "_BLOCK",
          "0",
          "_UNBLOCK",
          "HUP",
          "_SETMASK",
          "INT");

  private static final Map<BigInteger, String> BY_NUMBER = new HashMap<>();

  static {
    for (int i = 0; i < NAMES.size(); i++) {
      BY_NUMBER.put(BigInteger.valueOf(i + 1L), NAMES.get(i));
    }
    BY_NUMBER.put(BigInteger.valueOf(34), "RTMIN");
    BY_NUMBER.put(BigInteger.valueOf(64), "RTMAX");
    BY_NUMBER.put(BigInteger.ZERO, "0");
  }

  private Signals() {}

  /** {@code signal_number}: a number, or a name with or without SIG in any case. */
  static Optional<String> canonical(String text) {
    Optional<BigInteger> number = Python.integer(text);
    if (number.isPresent()) {
      return number.map(BY_NUMBER::get);
    }
    String upper = Python.strip(text).toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    return NAMES.contains(name) ? Optional.of(name) : Optional.ofNullable(OTHERS.get(name));
  }
}
