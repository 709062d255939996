package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Random;

/**
 * Files of limits as people write them, and as nobody should. The numbers are those that a session
 * can live with and that no container forbids.
 */
final class LimitsTexts {
  private static final String[] DOMAINS = {
    "bob",
    "bob",
    "alice",
    "carol",
    "root",
    "Bob",
    "@shop",
    "@ops",
    "@nobody",
    "%shop",
    "%ops",
    "%",
    "*",
    "1001:",
    ":1002",
    "1001:1002",
    "1002:1001",
    "0:",
    "@500:",
    "@:600",
    "@500:600",
    "@1001:1003",
    "%:500",
    "%500:",
    ":",
    "5:x",
    "a:b",
    "bo*",
    "\u00ef\u00bb\u00bfbob",
  };
  private static final String[] TYPES = {"soft", "hard", "-", "-", "Soft", "HARD", "both", "--"};
  private static final String[] UNBOUND = {
    "core", "fsize", "locks", "rss", "rttime", "CORE", "Rss"
  };
  private static final String[] VALUES = {
    "100000",
    "200000",
    "300000",
    "0400000",
    "+500000",
    "600000k",
    "700000.5",
    "unlimited",
    "-1",
    "-",
    "Infinity",
    "-5",
    "18446744073709551615",
    "99999999999999999999999",
    "18014398509481984",
    "many",
    "x1",
    "800000#x",
  };
  private static final String[] BLANKS = {" ", "\t", "   ", " \t"};

  private final Choice choice;

  LimitsTexts(Random random) {
    this.choice = new Choice(random);
  }

  MemoryRoot tree() {
    MemoryRoot root = new MemoryRoot();
    if (!choice.once(40)) {
      root.file("/etc/security/limits.conf", text());
    }
    root.folder("/etc/security/limits.d");
    for (int files = choice.upTo(3); files > 0; files--) {
      String name =
          choice.of("10-a.conf", "60-shop.conf", "Z.conf", "a.conf", ".b.conf", "c", "d.bak");
      String path = "/etc/security/limits.d/" + name;
      switch (choice.upTo(40)) {
        case 0 -> root.link(path, "/nowhere");
        case 1 -> root.folder(path);
        default -> root.file(path, text());
      }
    }
    return root;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int lines = choice.upTo(9); lines > 0; lines--) {
      text.append(line()).append(choice.once(12) ? "\r\n" : "\n");
    }
    return choice.once(8) ? text.append(line()).toString() : text.toString();
  }

  private String line() {
    if (choice.once(9)) {
      return choice.of(
          "", " ", "# a b c d", "  #x", "\t", "bob", "bob soft", "bob soft core", "\u000b");
    }
    if (choice.once(25)) {
      return choice.of(DOMAINS) + choice.of(BLANKS) + choice.of("-", "-", "-x");
    }
    String blank = choice.once(25) ? "\u000b" : choice.of(BLANKS);
    String[] limit = limit();
    return (choice.once(6) ? choice.of(BLANKS) : "")
        + String.join(blank, choice.of(DOMAINS), choice.of(TYPES), limit[0], limit[1])
        + (choice.once(8) ? choice.of(" ", " # x", "#x", " more", "\t") : "");
  }

  /** An item and a value of it. */
  private String[] limit() {
    return switch (choice.upTo(12)) {
      case 0 -> new String[] {"nofile", choice.of("64", "1000", "5000", "20000")};
      case 1 -> new String[] {"nproc", choice.of("1000", "5000", "90000")};
      case 2 -> new String[] {"memlock", choice.of("0", "64", "8192")};
      case 3 -> new String[] {"as", choice.of("4000000", "unlimited", "8000000x")};
      case 4 -> new String[] {"stack", choice.of("4096", "16384", "unlimited")};
      case 5 ->
          new String[] {choice.of("maxlogins", "maxsyslogins"), choice.of("0", "5", "-", "x")};
      case 6 -> new String[] {"priority", choice.of("0", "3", "7", "x")};
      case 8 -> new String[] {"cpu", choice.of("1000", "2000", "unlimited", "x")};
      case 7 -> new String[] {choice.of("files", "msgqueue", "rtprio"), "0"};
      default -> new String[] {choice.of(UNBOUND), choice.of(VALUES)};
    };
  }
}
