package censo.source.cron;

import censo.source.Os;
import censo.source.Root;

/** Which cron reads the files, and what the crons differ in. */
enum Dialect {
  /** 3.0pl1-137 to -186: Debian 11 and 12, Ubuntu up to 24.04. */
  DEBIAN,
  /** 3.0pl1-187 on: an assignment may be empty without quotes. */
  DEBIAN_13,
  /** 1.4.11: Amazon Linux 2, RHEL 7. */
  CRONIE_1_4,
  /** 1.5.2 to 1.5.7: Amazon Linux 2023, RHEL 8 and 9. */
  CRONIE_1_5,
  /** 1.6 on: RHEL 10, Fedora, Debian's package of cronie. Its ranges are read by a new parser. */
  CRONIE_1_6;

  static Dialect of(Root root, Os os) {
    if (!os.isRedHat()) {
      boolean cronie =
          root.stat("/usr/sbin/crond").isPresent() && root.stat("/usr/sbin/cron").isEmpty();
      return cronie ? CRONIE_1_6 : debian(os);
    }
    int major = major(os.version());
    return switch (os.id()) {
      case "amzn" -> major == 2 || major == 2018 ? CRONIE_1_4 : CRONIE_1_5;
      case "fedora" -> CRONIE_1_6;
      default -> major <= 7 ? CRONIE_1_4 : major <= 9 ? CRONIE_1_5 : CRONIE_1_6;
    };
  }

  private static Dialect debian(Os os) {
    // Debian names no version until it is released.
    boolean newer =
        switch (os.id()) {
          case "debian" -> os.version().isEmpty() || major(os.version()) >= 13;
          case "ubuntu" -> major(os.version()) >= 25 || os.version().startsWith("24.10");
          default -> false;
        };
    return newer ? DEBIAN_13 : DEBIAN;
  }

  private static int major(String version) {
    String digits = version.replaceFirst("[^0-9].*", "");
    return digits.isEmpty() || digits.length() > 6 ? 9 : Integer.parseInt(digits);
  }

  boolean isDebian() {
    return this == DEBIAN || this == DEBIAN_13;
  }

  /** In the words of a message. */
  String daemon() {
    return isDebian() ? "cron" : "cronie";
  }

  /** Whether {@code NAME=} without a value is an assignment. */
  boolean takesEmptyValue() {
    return this != DEBIAN && this != CRONIE_1_4;
  }

  /** Whether a job of an unknown user is refused when the file is read, not when it should run. */
  boolean refusesUnknownUser() {
    return isDebian() || this == CRONIE_1_4;
  }

  /** Whether the new range parser reads: {@code a~b}, nothing behind {@code *}, {@code -n}. */
  boolean hasRandomRanges() {
    return this == CRONIE_1_6;
  }

  /** Whether a user's crontab may only have so many lines. */
  boolean hasLimits() {
    return this == CRONIE_1_5 || this == CRONIE_1_6;
  }

  /** Longest command in bytes. Debian refuses a longer one, cronie cuts it. */
  int maxCommand() {
    return isDebian() ? 998 : 131_071;
  }

  /** Longest assignment in bytes; what is over it is cut. */
  int maxAssignment() {
    return isDebian() ? 998 : 131_071;
  }
}
