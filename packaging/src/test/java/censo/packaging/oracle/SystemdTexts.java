package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Locale;
import java.util.Random;

/** Units and drop-ins as people and programs write them, and as nobody should. */
final class SystemdTexts {
  private static final String[] FOLDERS = {
    "/etc/systemd/system/", "/usr/local/lib/systemd/system/", "/etc/systemd/system/"
  };
  private static final String[] DROP_IN_FOLDERS = {
    "/etc/systemd/system/", "/etc/systemd/system/", "/usr/local/lib/systemd/system/"
  };
  private static final String[] WORDS = {
    "-c",
    "a b",
    "\"a  b\"",
    "'it is'",
    "x\"y z\"w",
    "\\x41",
    "\\101b",
    "\\q",
    "a\\ b",
    "\"\"",
    "$HOME",
    "%%d",
    "--x=\"1 2\"",
    "caf\u00c3\u00a9",
    "\\u00e9",
    "#no",
    ";x",
    "a\\sb",
    "it's",
    "\"open"
  };
  private static final String[] PROGRAMS = {
    "/bin/true",
    "/bin/sh",
    "true",
    "-/bin/false",
    "@/bin/sh",
    "+/bin/true",
    "!!/bin/true",
    ":/bin/echo",
    "-@/bin/sh",
    "bin/true",
    "/bin/",
    "-bin/true",
    "\"/bin/true\"",
    "./true",
    "/",
    "-",
    "/bin/true"
  };
  private static final String[] BLANKS = {" ", "  ", "\t", " \\\n", " \\\n# remark\n ", "\\\n\t"};
  private static final String[] SPANS = {
    "5",
    "5s",
    "5min 20s",
    "1h",
    "250ms",
    "2 min",
    "1.5s",
    "10 parsecs",
    "infinity",
    "",
    "1d 2h",
    "-5",
    "5 5",
    "3w",
    "0"
  };
  private static final String[] CALENDARS = {
    "hourly",
    "daily",
    "weekly",
    "*-*-* 06:00:00",
    "Mon..Fri *-*-* 06:00:00",
    "Mon..Fri 06:00",
    "Sat,Sun 08:00",
    "*:0/15",
    "*-*-01 04:30:00",
    "monday",
    "25:00",
    "Foo 10:00",
    "2026-13-01",
    "10:00 UTC",
    "*-*~1 00:00",
    "",
    "yearly",
    "*-02-30",
    "00..23:30",
    "daily x",
    "Mon",
    "12:60",
    "*-*-* *:*:*",
    "@1234567"
  };

  private final Choice choice;
  private final String base;

  private SystemdTexts(Random random) {
    this.choice = new Choice(random);
    // Of its own, so that one systemd can take many trees at once.
    this.base = String.format("v%06x", random.nextInt(1 << 24));
  }

  static MemoryRoot tree(Random random) {
    return new SystemdTexts(random).tree();
  }

  private MemoryRoot tree() {
    MemoryRoot root = new MemoryRoot();
    boolean timer = choice.once(4);
    String name = base + choice.of("", "", "-a", "-a-b", "@", "-a@");
    String unit = name + (timer ? ".timer" : ".service");
    String asked = name.endsWith("@") ? name + "x" + (timer ? ".timer" : ".service") : unit;
    root.file(choice.of(FOLDERS) + unit, file(timer));
    if (!asked.equals(unit)) {
      root.file("/etc/systemd/system/" + unit, file(timer));
      // So that the instance has a file of people's and is told whole.
      root.file("/etc/systemd/system/" + asked + ".d/05-own.conf", "[Unit]\nX-Own=1\n");
      root.link(
          "/etc/systemd/system/multi-user.target.wants/" + asked, "/etc/systemd/system/" + unit);
    }
    for (int n = choice.upTo(3); n > 0; n--) {
      String folder = choice.once(3) ? shorter(asked) : choice.of(asked, unit);
      String path =
          choice.of(DROP_IN_FOLDERS)
              + folder
              + ".d/"
              + choice.of("10-a.conf", "20-b.conf", "30-c.conf", "no", ".x.conf");
      if (choice.once(10)) {
        root.link(path, "/dev/null");
      } else {
        root.file(path, file(timer));
      }
    }
    return root;
  }

  private String shorter(String unit) {
    int dash = unit.lastIndexOf('-');
    return dash < 0 ? unit : unit.substring(0, dash + 1) + unit.substring(unit.lastIndexOf('.'));
  }

  private String file(boolean timer) {
    StringBuilder text = new StringBuilder(choice.once(20) ? "\u00ef\u00bb\u00bf" : "");
    String end = choice.once(15) ? "\r\n" : "\n";
    text.append(choice.once(12) ? "User=early" + end : "");
    text.append(head(timer ? "Timer" : "Service")).append(end);
    if (!choice.once(6)) {
      text.append(timer ? "OnCalendar=daily" : "ExecStart=/bin/true").append(end);
    }
    for (int lines = choice.upTo(8); lines > 0; lines--) {
      text.append(timer ? timerLine() : serviceLine()).append(end);
    }
    return text.append(choice.once(6) ? "Nice=7" : "").toString();
  }

  private String head(String name) {
    return choice.once(12)
        ? choice.of(
            "[" + name, "[" + name.toLowerCase(Locale.ROOT) + "]", "[ " + name + " ]", name + "]")
        : choice.of("[" + name + "]", "[" + name + "] ", "  [" + name + "]");
  }

  private String anyLine() {
    return choice.of(
        "# remark",
        " ; remark",
        "",
        "   ",
        "X-Any=1",
        "NoSuchKey=1",
        "no assignment",
        "=v",
        "[Install]\nWantedBy=multi-user.target\n[Service]",
        "[X-Other]\nUser=other\n[Service]",
        "[Nothing]\nUser=nobody",
        "# remark \\\nUser=daemon",
        "caf\u00e9=\u00e9");
  }

  private String serviceLine() {
    return switch (choice.upTo(14)) {
      case 0, 1 -> anyLine();
      case 2, 3 -> "ExecStart=" + (choice.once(3) ? "\nExecStart=" : "") + command();
      case 4 -> "ExecStart=";
      case 5 -> "User" + choice.of("=", " = ", "\t=") + choice.of("daemon", "bin", "1", "");
      case 6 -> "Group=" + choice.of("daemon", "bin", "0", "");
      case 7 ->
          "LimitNOFILE="
              + choice.of(
                  "65535", "10:20", "infinity", "4K", "many", "20:10", "", "-1", "5:", "0x10");
      case 8, 9 -> "Environment=" + environment();
      case 10 ->
          choice.of("Restart", "Type", "PrivateTmp", "RemainAfterExit", "Nice")
              + "="
              + choice.of("always", "oneshot", "yes", "on", "true", "7", "-3", "99", "maybe", "no");
      case 11 -> choice.of("RestartSec", "TimeoutStopSec") + "=" + choice.of(SPANS);
      case 12 -> "WorkingDirectory=" + choice.of("/tmp", "-/srv", "~", "", "rel/ative", "/a//b/");
      case 13 -> "ExecStartPre=" + command();
      default -> "Restart=" + choice.of("always", "on-failure", "alwais", "");
    };
  }

  private String timerLine() {
    return switch (choice.upTo(7)) {
      case 0 -> anyLine().replace("Service]", "Timer]");
      case 1, 2, 3 -> "OnCalendar=" + choice.of(CALENDARS);
      case 4 -> choice.of("OnBootSec", "OnActiveSec", "OnUnitInactiveSec") + "=" + choice.of(SPANS);
      case 5 -> "Persistent=" + choice.of("yes", "maybe", "1");
      case 6 -> "RandomizedDelaySec=" + choice.of(SPANS);
      default -> "Unit=" + choice.of("other.service", "", "nonsense");
    };
  }

  private String command() {
    StringBuilder text = new StringBuilder(choice.of(PROGRAMS));
    for (int n = choice.upTo(3); n > 0; n--) {
      text.append(choice.of(BLANKS)).append(choice.of(WORDS));
    }
    return text.toString();
  }

  private String environment() {
    StringBuilder text = new StringBuilder();
    for (int n = choice.upTo(2); n >= 0; n--) {
      text.append(
              choice.of(
                  "A=1",
                  "B=2",
                  "\"C=x y\"",
                  "A='q'",
                  "D=\\x41",
                  "E=a\\\\b",
                  "1X=no",
                  "F",
                  "=g",
                  "A=",
                  "H=%%h",
                  "'I=\"i\"'",
                  "J=caf\u00c3\u00a9",
                  "\"K=open"))
          .append(choice.of(BLANKS));
    }
    return text.append("Z=z").toString();
  }
}
