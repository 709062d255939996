package censo.packaging.oracle;

import censo.source.MemoryRoot;
import censo.source.Stat;
import java.util.Random;

/** Crontabs as people write them, and as they should not. */
final class CronTexts {
  private static final String[] FIELDS = {
    "*", "*", "*", "*", "0", "5", "*/15", "1,2", "1-5", "2-10/3", "5-50/20", "1,2-4/2", "07",
    "*/61", "5-7", "3,1"
  };
  private static final String[] ODD_FIELDS = {
    "*5",
    "5;",
    "0~10",
    "6-0",
    "50-10",
    "61",
    "0/20",
    "",
    "1-",
    ",1",
    "1,,2",
    "-1",
    "x",
    "1.5",
    "*/0",
    "*-5",
    "5-5",
    "1/2",
    "99999999999",
    "1-2-3",
    "*,5",
    "5,*",
    "*/5,7",
    "~",
    "1~",
    "+1",
    "0x5"
  };
  private static final String[] MONTHS = {
    "*", "*", "jan", "JAN-mar", "Feb,apr", "1", "12", "January", "13", "0", "dec-jan"
  };
  private static final String[] DAYS = {
    "*", "*", "*", "mon", "Mon,Wed", "sun-mon", "fri-sun", "5-7", "7", "0", "sat-sun", "8", "monday"
  };
  private static final String[] WORDS = {
    "@reboot",
    "@daily",
    "@midnight",
    "@hourly",
    "@weekly",
    "@monthly",
    "@yearly",
    "@annually",
    "@Daily",
    "@every_minute",
    "@"
  };
  private static final String[] COMMANDS = {
    "/bin/x",
    "/bin/x  # not comment",
    "echo a%line1%line\\%2%",
    "printf '..' 'a\\\\b\\c'",
    "a\\\\%b\\x%%c",
    "  spaced  cmd  ",
    "cd /x && php cli run >/dev/null 2>&1",
    "caf\u00c3\u00a9 \u00e9",
    "a \\",
    "x\r",
    "%in",
    "\\%",
    "date +\\%Y",
    "a\\",
    "x%",
    "x%\\",
    "-n quiet",
    "/bin/sh -c \"a; b\"",
    "",
    "  ",
    "x\ty\t",
    "%%",
    "a%b\\\\%c",
    "x\\%y%z\\"
  };
  private static final String[] ASSIGNMENTS = {
    "MAILTO=a@example.com",
    "MAILTO=\"\"",
    " FOO = \"b a r\" ",
    "BAZ=a b  # c",
    "'Q'='x=y'",
    "PATH=$PATH:/x",
    "Q2=it's",
    "A=b",
    "SHELL=/bin/bash",
    "HOME=/x",
    "CRON_TZ=UTC",
    "TZ=UTC",
    "X=  y  ",
    "B=\"q\"\r",
    "A=b\r",
    "E=\u00c3\u00a9\u00e9",
    "D='a\"b'",
    "RANDOM_DELAY=5",
    "_X=1",
    "A=1\t",
    "A\t=\t2",
    "LOGNAME=x",
    "USER=y"
  };
  private static final String[] ODD_ASSIGNMENTS = {
    "MAILTO=",
    "BAR='x # y' # z",
    "A B=c",
    "export A=c",
    "Z=\"a",
    "=x",
    "A",
    "'A=b",
    "A= ",
    "\"\"=x",
    "1A=b",
    "A='b'c",
    "A==b",
    "A-B=c"
  };

  private final Choice choice;
  private final String end;

  /** Once in some lines something odd stands; Debian's cron drops a whole file for one. */
  private final int odd;

  private CronTexts(Random random) {
    this.choice = new Choice(random);
    this.end = choice.once(12) ? "\r\n" : "\n";
    this.odd = choice.once(4) ? 4 : choice.once(2) ? 40 : 12;
  }

  static MemoryRoot tree(Random random) {
    return new CronTexts(random).tree();
  }

  private MemoryRoot tree() {
    MemoryRoot root = new MemoryRoot().file("/etc/crontab", file(true));
    for (String name :
        new String[] {
          "app",
          "with.dot",
          "OK_1",
          "a-b",
          ".hidden",
          "x~",
          "e.dpkg-old",
          "spa ce",
          "y.rpmsave",
          "#x"
        }) {
      if (choice.once(3)) {
        int mode =
            choice.once(6)
                ? Integer.parseInt(choice.of("755", "664", "600", "666", "400", "700"), 8)
                : 0644;
        root.file("/etc/cron.d/" + name, file(true), mode, choice.once(12) ? "www-data" : "root");
      }
    }
    if (choice.once(8)) {
      root.link("/etc/cron.d/link", choice.of("/etc/crontab", "app", "/nowhere", "link"));
    }
    if (choice.once(30)) {
      root.other("/etc/cron.d/pipe", Stat.Kind.FIFO);
    }
    for (String user : new String[] {"root", "www-data", "nosuch"}) {
      if (choice.once(3)) {
        int mode = choice.once(6) ? 0644 : 0600;
        root.file(
            "/var/spool/cron/crontabs/" + user,
            file(false),
            mode,
            choice.once(8) ? "mail" : choice.of("root", user));
      }
    }
    return choice.once(10)
        ? root.file("/etc/default/cron", choice.of("EXTRA_OPTS=\"-l\"\n", "#EXTRA_OPTS=\"-l\"\n"))
        : root;
  }

  private String file(boolean system) {
    StringBuilder text = new StringBuilder(choice.once(40) ? "\u00ef\u00bb\u00bf" : "");
    for (int lines = choice.upTo(7); lines >= 0; lines--) {
      boolean last = lines == 0;
      text.append(line(system)).append(last && choice.once(15) ? "" : end);
    }
    return text.toString();
  }

  private String line(boolean system) {
    String indent = choice.once(8) ? choice.of(" ", "\t", "  ") : "";
    return switch (choice.upTo(9)) {
      case 0 -> indent + choice.of("", "# c", "#MAILTO=", "\t", "# Puppet Name: x");
      case 1, 2 ->
          indent + (choice.once(odd) ? choice.of(ODD_ASSIGNMENTS) : choice.of(ASSIGNMENTS));
      case 3 -> indent + word() + blank() + user(system) + command();
      default ->
          indent
              + field(FIELDS)
              + blank()
              + field(FIELDS)
              + blank()
              + field(FIELDS)
              + blank()
              + name(MONTHS, 7)
              + blank()
              + name(DAYS, 10)
              + blank()
              + user(system)
              + command();
    };
  }

  private String word() {
    return choice.once(odd) ? choice.of(WORDS) : WORDS[choice.upTo(7)];
  }

  private String field(String[] texts) {
    return choice.once(odd * 3) ? choice.of(ODD_FIELDS) : choice.of("*", "1", choice.of(texts));
  }

  /** One of the names; those behind {@code good} only where something odd is due. */
  private String name(String[] texts, int good) {
    return choice.once(odd) ? choice.of(texts) : texts[choice.upTo(good - 1)];
  }

  private String user(boolean system) {
    return system
        ? (choice.once(odd)
                ? choice.of("nosuch", "root:adm", "")
                : choice.of("root", "root", "www-data"))
            + blank()
        : "";
  }

  private String command() {
    return choice.once(odd) ? choice.of(COMMANDS) : COMMANDS[choice.upTo(13)];
  }

  private String blank() {
    return choice.once(6) ? choice.of("  ", "\t", " \t ") : " ";
  }
}
