package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Random;

/** Files as people and programs write {@code /etc/hosts}, and as nobody should. */
final class HostsTexts {
  private static final String[] ADDRESSES = {
    "10.0.0.1", "10.0.0.2", "127.0.0.1", "127.0.1.1", "::1", "fe80::1", "2001:DB8::0001",
        "2001:db8:0:0:1::2",
    "::ffff:10.0.0.9", "::10.0.0.9", "::", "1::", "0.0.0.0", "255.255.255.255", "ff02::1",
        "FE80:0:0::1"
  };
  private static final String[] NO_ADDRESSES = {
    "10.0.0.999",
    "10.5",
    "010.0.0.5",
    "0x7f.1",
    "10.0.0.12,x",
    "fe80::1%lo0",
    "[::1]",
    "10.0.0.5/24",
    "10.0.0.1.",
    "10..0.1",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    ":::1",
    "::1.2.3",
    "12345::",
    "::ffff:1.2.3.04",
    "localhost",
    "\u00ef\u00bb\u00bf10.0.0.3",
    "-",
    "10.0.0.00",
    "00.0.0.1",
    "1:2:3:4:5:6:7",
    "::g",
  };
  private static final String[] NAMES = {
    "db",
    "DB",
    "web",
    "web.example.com",
    "under_score",
    "a.b.",
    "a.b",
    "\"q\"",
    "na\u00efve",
    "caf\u00c3\u00a9",
    "x",
    "localhost",
    "ip6-loopback",
    "-dash",
    "10.0.0.1",
    "a,b",
    "\\#",
    "*.wild",
    "%s",
    "db\u00a0"
  };
  private static final String[] BLANKS = {" ", "\t", "  ", " \t ", "\u000b", "\f", "\r", " \r "};

  private final Choice choice;

  private HostsTexts(Random random) {
    this.choice = new Choice(random);
  }

  static MemoryRoot tree(Random random) {
    HostsTexts texts = new HostsTexts(random);
    MemoryRoot root = new MemoryRoot().file("/etc/hosts", texts.file());
    return texts.choice.once(3)
        ? root
        : root.file(
            "/etc/host.conf",
            texts.choice.of(
                "multi on\n",
                "multi on",
                "# multi on\n",
                "order hosts,bind\nmulti on\n",
                "multi off\n",
                "  multi\ton # all\n",
                "multi on\nmulti off\n",
                "Multi ON\n",
                "multi\n"));
  }

  private String file() {
    StringBuilder text = new StringBuilder(choice.once(10) ? "\u00ef\u00bb\u00bf" : "");
    String end = choice.once(8) ? "\r\n" : "\n";
    for (int lines = choice.upTo(12); lines >= 0; lines--) {
      text.append(line()).append(lines == 0 && choice.once(4) ? "" : end);
    }
    return text.toString();
  }

  private String line() {
    StringBuilder line = new StringBuilder(choice.once(8) ? choice.of(BLANKS) : "");
    if (choice.once(9)) {
      return line.append(choice.of("", "#", "# 10.0.0.7 comment", "#10.0.0.7 x", " #", "\u00e9"))
          .toString();
    }
    line.append(choice.once(5) ? choice.of(NO_ADDRESSES) : choice.of(ADDRESSES));
    for (int names = choice.once(12) ? 0 : 1 + choice.upTo(3); names > 0; names--) {
      line.append(choice.of(BLANKS)).append(choice.of(NAMES));
    }
    return line.append(choice.once(6) ? choice.of("#x", " # x y", "#", " ", "\t\t", "\r") : "")
        .toString();
  }
}
