package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Random;

/** Hosts with logs and files of logrotate, as people and their mistakes make them. */
final class LogrotateTexts {
  private static final String[] GOOD = {
    "daily",
    "weekly",
    "weekly 3",
    "monthly",
    "yearly",
    "hourly",
    "rotate 4",
    "rotate 0",
    "rotate=12",
    "rotate -1",
    "rotate 010",
    "size 100k",
    "size 10M",
    "size=9",
    "minsize 1k",
    "maxsize 2G",
    "size 0x10",
    "maxage 30",
    "minage 2",
    "start 3",
    "compress",
    "nocompress",
    "delaycompress",
    "missingok",
    "nomissingok",
    "notifempty",
    "ifempty",
    "copytruncate",
    "nocopytruncate",
    "copy",
    "sharedscripts",
    "nosharedscripts",
    "dateext",
    "dateformat -%Y%m%d",
    "mail root",
    "nomail",
    "mailfirst",
    "create",
    "create 0640 bob bob",
    "create 600",
    "create bob bob",
    "nocreate",
    "su bob bob",
    "su",
    "su root adm",
    "olddir /srv/log/old",
    "olddir old",
    "noolddir",
    "createolddir 0755 root adm",
    "compresscmd /usr/bin/xz",
    "compressoptions -9",
    "extension .log",
    "addextension .log",
    "renamecopy",
    "shred",
    "shredcycles 3"
  };
  private static final String[] BAD = {
    "rotate",
    "rotate x",
    "rotate 2 # two",
    "rotate -2",
    "size 10MB",
    "size 10 M",
    "size",
    "weekly monday",
    "dialy",
    "frobnicate yes",
    "daily compress",
    "daily # c",
    "compress;",
    "create 0640 nobody2 bob",
    "create 0640 bob",
    "create 0640 bob bob x",
    "su bob",
    "su nobody2 bob",
    "mail a b",
    "olddir /srv/none",
    "tabooext + .x",
    "include /etc/extra",
    "include /etc/none",
    "}",
    "{",
    "\\",
    "%x",
    "endscript",
    "postrotate",
    "rotate 3 }",
    "minage x",
    "extension",
    "compressoptions",
    "errors root",
    "rotate 0b11",
    "dateformat",
    "create \"0640\" 'bob' bob",
    "create 0640bob",
    "rotate\u000b3",
    "allowhardlink",
    "taboopat",
    "= 3",
    "rotate == 3",
    "weekly 8",
    "maxage 99999999999"
  };
  private static final String[] LOGS = {"a", "b", "c", "d", "e", "f"};
  private static final String ODD = "{}#\"'\\=~/ \t\r\n\u000b\u00e9+,0kM*[?;-";

  private final Random random;
  private final Choice choice;

  private LogrotateTexts(Random random) {
    this.random = random;
    this.choice = new Choice(random);
  }

  static MemoryRoot tree(Random random) {
    return new LogrotateTexts(random).tree();
  }

  private MemoryRoot tree() {
    MemoryRoot root =
        new MemoryRoot()
            .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nbob:x:1001:1001::/home/bob:/bin/sh\n")
            .file("/etc/group", "root:x:0:\nadm:x:4:\nbob:x:1001:\n")
            .file("/srv/log/old/kept", "x");
    for (String log : LOGS) {
      if (!choice.once(4)) {
        root.file("/srv/log/" + log + ".log", "a line\n");
      }
    }
    boolean careless = choice.once(2);
    StringBuilder main = new StringBuilder(lines(choice.upTo(5), careless && choice.once(4)));
    main.append("include /etc/logrotate.d\n").append(lines(choice.upTo(1), false));
    if (choice.once(3)) {
      main.append(block(careless));
    }
    root.file("/etc/logrotate.conf", choice.once(9) ? odd(main.toString()) : main.toString());
    root.file("/etc/extra", lines(1 + choice.upTo(2), choice.once(4)));
    for (int i = choice.upTo(4); i >= 0; i--) {
      String name =
          choice.of("app", "bob", "nginx", "Web", ".dot", "x.bak", "x.conf", "y~", "z.1") + i;
      String text = file(careless);
      root.file("/etc/logrotate.d/" + name, careless && choice.once(3) ? odd(text) : text);
    }
    return root;
  }

  private String file(boolean careless) {
    StringBuilder text = new StringBuilder(choice.once(9) ? "\u00ef\u00bb\u00bf" : "");
    for (int i = choice.upTo(2); i >= 0; i--) {
      text.append(choice.once(5) ? "# " + choice.of("logs", "it's", "{ }") + "\n" : "");
      text.append(choice.once(4) ? lines(1, careless && choice.once(3)) : "");
      text.append(block(careless && choice.once(2)));
    }
    String whole = choice.once(20) ? text.toString().replace("\n", "\r\n") : text.toString();
    return choice.once(12) ? whole.stripTrailing() : whole;
  }

  private String block(boolean careless) {
    StringBuilder text = new StringBuilder();
    for (int i = choice.upTo(2); i >= 0; i--) {
      text.append(pattern()).append(i == 0 ? "" : choice.of(" ", "\n", "\t", " \n# more\n"));
    }
    text.append(choice.of(" {\n", " {\n", " {\n", "{\n", "\n{\n", " { "))
        .append(lines(choice.upTo(5), careless));
    if (choice.once(3)) {
      text.append(script());
    }
    return text.append(choice.of("}\n", "}\n", "}\n", "}\n\n", careless ? " }\n" : "}\n"))
        .toString();
  }

  private String pattern() {
    String log = "/srv/log/" + choice.of(LOGS) + choice.of("", "", "", "2", "-x") + ".log";
    return switch (random.nextInt(12)) {
      case 0 -> '"' + log + '"';
      case 1 -> "'" + log + "'";
      case 2 -> "\"/srv/log/a b.log\"";
      case 3 -> "/srv/log/" + choice.of("*", "[ab]*", "?", "x*") + ".log";
      case 4 -> log.replace(".log", "\\.log");
      case 5 -> choice.of("~/x.log", "/srv/none/x.log", "/srv/log");
      default -> log;
    };
  }

  private String script() {
    String name = choice.of("postrotate", "prerotate", "firstaction", "lastaction", "preremove");
    String body =
        choice.of("kill -1 x\n", "\tif true; then\n\t  echo }\n\tfi\n", "# c\n", "", "rotate 3\n");
    return indent()
        + name
        + "\n"
        + body
        + indent()
        + choice.of("endscript", "endscript", "endscript ")
        + "\n";
  }

  private String lines(int count, boolean careless) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean bad = careless && choice.once(3);
      text.append(indent())
          .append(choice.of(bad ? BAD : GOOD))
          .append(choice.of("\n", "\n", "\n", " \n"));
      text.append(choice.once(9) ? choice.of("\n", "# a remark\n", "\t# } {\n") : "");
    }
    return text.toString();
  }

  private String indent() {
    return choice.of("", "\t", "    ");
  }

  /** With a few bytes changed. */
  private String odd(String text) {
    StringBuilder odd = new StringBuilder(text);
    for (int i = choice.upTo(2); i >= 0 && !odd.isEmpty(); i--) {
      int at = random.nextInt(odd.length());
      char c = ODD.charAt(random.nextInt(ODD.length()));
      switch (random.nextInt(3)) {
        case 0 -> odd.setCharAt(at, c);
        case 1 -> odd.insert(at, c);
        default -> odd.deleteCharAt(at);
      }
    }
    return odd.toString();
  }
}
