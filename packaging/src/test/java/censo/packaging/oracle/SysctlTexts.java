package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Random;

/** Folders of sysctl.d as people and packages fill them, and as nobody should. */
final class SysctlTexts {
  private static final String[] FOLDERS = {
    "/etc/sysctl.d/",
    "/etc/sysctl.d/",
    "/run/sysctl.d/",
    "/usr/local/lib/sysctl.d/",
    "/usr/lib/sysctl.d/"
  };
  private static final String[] NAMES = {
    "10-a.conf",
    "50-b.conf",
    "60-shop.conf",
    "99-z.conf",
    "Z.conf",
    "5-x.conf",
    ".60-h.conf",
    "60-shop.conf~",
    "60-shop",
    "60-shop.conf.bak",
    "a b.conf",
    "README"
  };
  private static final String[] KEYS = {
    "vm.swappiness",
    "vm/swappiness",
    "/vm/swappiness",
    "kernel.panic",
    "kernel//panic/",
    "net.ipv4.conf.all.rp_filter",
    "net/ipv4/conf/all/rp_filter",
    "net.ipv4.conf.eth0/1.rp_filter",
    "net/ipv4/conf/eth0.1/rp_filter",
    "net.ipv4.conf.lo.forwarding",
    "net.ipv4.conf.*.rp_filter",
    "net.ipv4.conf.*.forwarding",
    "net/ipv4/conf/*/rp_filter",
    "net.ipv4.conf.[ae]*.rp_filter",
    "net.ipv4.conf.???.*",
    "net.*.conf.lo.rp_filter",
    "no.such.*.key",
    "fs.file-max",
    "x",
    ".x.y",
    "./x/./y",
    "a..b",
    "a./.b",
    "../x",
    "a b",
    "",
    "-x.y",
    "caf\u00c3\u00a9.x",
  };
  private static final String[] VALUES = {
    "1",
    "10",
    "0",
    "1024 65000",
    "1024\t65000",
    "4096   87380 16777216",
    "",
    "a=b",
    "10 # x",
    "|/bin/x %P",
    "\"q\"",
    "it's",
    "a;b",
    "\\",
    "caf\u00c3\u00a9"
  };
  private static final String[] BLANKS = {"", "", " ", "\t", "  "};

  private final Choice choice;

  SysctlTexts(Random random) {
    this.choice = new Choice(random);
  }

  MemoryRoot tree() {
    MemoryRoot root = new MemoryRoot();
    for (int files = 1 + choice.upTo(5); files > 0; files--) {
      String path = choice.of(FOLDERS) + choice.of(NAMES);
      switch (choice.upTo(30)) {
        case 0 -> root.link(path, "/dev/null");
        case 1 -> root.link(path, "/nowhere");
        case 2 -> root.folder(path);
        default -> root.file(path, text());
      }
    }
    if (choice.once(4)) {
      root.file("/etc/sysctl.conf", text());
      if (choice.once(2)) {
        root.link("/etc/sysctl.d/99-sysctl.conf", "../sysctl.conf");
      }
    }
    return root;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int lines = choice.upTo(8); lines > 0; lines--) {
      text.append(line()).append(choice.once(15) ? "\r\n" : choice.once(40) ? "\r" : "\n");
    }
    return choice.once(10) ? text.append(line()).toString() : text.toString();
  }

  private String line() {
    if (choice.once(8)) {
      return choice.of("", "# a", "; b", " #c=1", "\t;d = 2", "no assignment", "-", "#", "= 1");
    }
    StringBuilder line = new StringBuilder(choice.of(BLANKS));
    if (choice.once(6)) {
      line.append('-').append(choice.of(BLANKS));
    }
    line.append(choice.of(KEYS)).append(choice.of(BLANKS));
    if (!choice.once(10)) {
      line.append('=').append(choice.of(BLANKS)).append(choice.of(VALUES));
    }
    return line.append(choice.of(BLANKS)).toString();
  }
}
