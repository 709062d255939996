package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Map;
import java.util.Random;

/** Configurations of supervisord as people write them: most it takes, some it refuses. */
final class SupervisorTexts {
  private static final String MAIN = "/etc/supervisor/supervisord.conf";

  private static final String[] BOOLEANS = {"true", "false", "yes", "No", "ON", "off", "1", "0"};
  private static final String[] LOGS = {
    "/var/log/a.log",
    "NONE",
    "none",
    "auto",
    "AUTO",
    "off",
    "syslog",
    "%(here)s/x.log",
    "/tmp/%(program_name)s.log",
    "relative.log",
    "~/x.log",
    "/var/log/%(host_node_name)s.log",
    "/tmp/%(process_num)d.log"
  };
  private static final String[] SIZES = {
    "50MB", "10mb", "1GB", "0", "1024", "3kb", " 7 ", "0x10", "1_0"
  };
  private static final String[] NUMBERS = {
    "0", "1", "7", "10", "-1", " 5 ", "007", "1_000", "999", "+3"
  };

  /** What supervisord takes. */
  private static final Map<String, String[]> GOOD =
      Map.ofEntries(
          Map.entry(
              "command",
              new String[] {
                "/bin/x",
                "/bin/x --color=#fff ; c1",
                "/bin/sh -c \"a; b;c # d\"",
                "-p pa#ss -q x\t#tab",
                "x ;y",
                "/bin/x %(program_name)s %(group_name)s %(process_num)03d %(numprocs)d",
                "/bin/x %(here)s/y",
                "date +%%Y-%%m",
                "date +%s",
                "/bin/a \\",
                "/bin/x\n  --more\n\n  # gone\n  ; gone too\n\tb=1",
                ";/bin/b",
                "/bin/x %(ENV_FOO)s",
                "b\\tc \"x\\\\y\"",
                "/bin/x \u00c3\u00bc\u00c3\u00b1",
                "it's",
                "\"\"",
                "a:b=c",
                "/bin/x\n [program:c]\n command=y",
                "%(program_name)-5s|%(numprocs)5.1f|%(process_num)x",
                "/x %%%%",
                "/bin/x %(ENV_FOO)s%%",
                "",
                " ; only a comment",
                "/bin/x %(process_num)s%(program_name)r"
              }),
          Map.entry(
              "directory", new String[] {"/tmp", "/tmp;no", "%(here)s", "/var/log  # c", "~"}),
          Map.entry("numprocs", new String[] {"1", "2", "3", "0", "1 ; one", "01"}),
          Map.entry("numprocs_start", NUMBERS),
          Map.entry("priority", NUMBERS),
          Map.entry("startretries", NUMBERS),
          Map.entry("startsecs", NUMBERS),
          Map.entry("stopwaitsecs", NUMBERS),
          Map.entry("autostart", BOOLEANS),
          Map.entry(
              "autorestart",
              new String[] {"true", "false", "unexpected", "UNEXPECTED", "1", "off"}),
          Map.entry("exitcodes", new String[] {"0", "0, 2", "0,2", "", "255", "2,0,2"}),
          Map.entry(
              "stopsignal", new String[] {"TERM", "sigquit", "9", "HUP", "SIGINT", "usr1", " 15 "}),
          Map.entry("stopasgroup", BOOLEANS),
          Map.entry("killasgroup", new String[] {"true", "yes"}),
          Map.entry("umask", new String[] {"022", "22", "0o027", "0", "777"}),
          Map.entry("user", new String[] {"root", "www-data", "0", "33", "nobody"}),
          Map.entry("redirect_stderr", BOOLEANS),
          Map.entry("stdout_logfile", LOGS),
          Map.entry("stderr_logfile", LOGS),
          Map.entry("stdout_logfile_maxbytes", SIZES),
          Map.entry("stderr_capture_maxbytes", SIZES),
          Map.entry("stdout_logfile_backups", NUMBERS),
          Map.entry("stdout_events_enabled", BOOLEANS),
          Map.entry("stderr_syslog", BOOLEANS),
          Map.entry(
              "serverurl", new String[] {"AUTO", "auto", "http://h:9001", "unix:///run/x.sock"}),
          Map.entry(
              "environment",
              new String[] {
                "A=1,B=\"two, with comma\",C='q\"x',D=a/b.c+d-e():f , E=\"x%%y\",G=\"\"",
                "A=$HOME",
                "B='\"q\"'",
                "A='it is \"so\"'",
                "C=\"a\\\"b\"",
                "A=\"it's\"",
                "A=1,",
                "",
                "A=\u00c3\u00a9",
                "A=%(ENV_FOO)s",
                "Q=amqp://h/?k=4,B=x",
                "A=\"%(here)s\",B=\"%(program_name)s_%(process_num)d\"",
                "A=1,A=2",
                "\n  A=1,\n  B=\"2\"",
                "A=\"a ; b\"",
                "A=a#b",
                "A=\"\u00c3\u00bc; x\"",
                "A=x\"y\",B=2",
                "PATH=\"/x:%(ENV_PATH)s\"",
                "A=\"%(ENV_A)s\",B=1",
                "A=b.c/d+e-f(g):h,B=_",
                "KEY=\"val:ue=x\",ALSO=1"
              }),
          Map.entry("nobody_reads_this", new String[] {"%(x", "1", "\u00c3\u00a9"}));

  /** What makes supervisord refuse to start. */
  private static final String[][] BAD = {
    {"autostart", "y"},
    {"stdout_logfile_maxbytes", "50M"},
    {"command", "date +%Y"},
    {"command", "%(ENV_"},
    {"user", "nosuchuser"},
    {"environment", "A=1 B=2"},
    {"environment", "A=http://u:p@h/x"},
    {"umask", "9"},
    {"environment", "A=$HOME,B=1"},
    {"stopsignal", "STOPIT"},
    {"exitcodes", "256"},
    {"exitcodes", "0,"},
    {"stdout_logfile", "/nowhere/x.log"},
    {"directory", "%(nope)s"},
    {"priority", "1.5"},
    {"numprocs", "two"},
    {"killasgroup", "false\nstopasgroup=true"},
    {"process_name", "a b"},
    {"directory", "/nowhere"},
    {"umask", ""},
    {"environment", "A=\u00c3\u00bcn\u00c3\u00af"},
    {"environment", "A=\"x"},
    {"stopsignal", ""},
    {"command", "100%"},
    {"priority", "%(process_num)d"},
    {"stopwaitsecs", ""},
    {"process_name", "%(program_name)"},
    {"startsecs", "\u00c2\u00b2"}
  };

  private final Choice choice;
  private final String end;
  private final boolean refused;

  private SupervisorTexts(Random random) {
    this.choice = new Choice(random);
    this.end = choice.once(8) ? "\r\n" : "\n";
    this.refused = choice.once(4);
  }

  static MemoryRoot tree(Random random) {
    return new SupervisorTexts(random).tree();
  }

  private MemoryRoot tree() {
    MemoryRoot root =
        new MemoryRoot().folder("/var/log").folder("/tmp").folder("/run").folder("/root");
    StringBuilder main = new StringBuilder();
    main.append(choice.once(6) ? "[DEFAULT]\nautorestart=false\nenvironment=Q=1\n" : "");
    main.append(
        choice.of("[supervisord]\n", "; c\n\n[supervisord] ; trailing\n", "[supervisord]\n"));
    main.append(
        choice.of(
            "",
            "",
            "logfile=/var/log/s.log\nlogfile_maxbytes=5MB\n",
            "loglevel=DEBUG\nminfds = 2048\n",
            "environment=G=\"glob\",PATH=\"/a:%(ENV_PATH)s\"\n",
            "umask: 077\nuser=root\n",
            "nodaemon=true\nsilent=true\n",
            "environment=A=\"a_%%%%_b\"\n",
            "childlogdir=/tmp\nidentifier=x\nstrip_ansi=yes\n",
            "nocleanup=on\ndirectory=/tmp\n"));
    main.append(
        choice.of(
            "",
            "[unix_http_server]\nfile=/run/s.sock\nchmod=0700 ; c\n",
            "[unix_http_server]\nfile=%(here)s/s\n",
            "[unix_http_server]\nfile=/run/x\nchown=www-data:root\nusername=u\npassword={SHA}82ab\n"));
    main.append(
        choice.of(
            "",
            "",
            "[inet_http_server]\nport=*:9001\n",
            "[inet_http_server]\nport = 127.0.0.1:9001\n",
            "[inet_http_server:two]\nport=9002\n"));
    main.append(
        choice.of(
            "",
            "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\n"));
    main.append(
        choice.of(
            "",
            "[supervisorctl]\nserverurl=unix:///run/s.sock\n",
            "[odd]\nx=%(y)\n",
            "[ program:z ]\ncommand=/bin/z\n"));
    main.append(sections(choice.upTo(2), "abc"));
    if (!choice.once(3)) {
      main.append("[include]\nfiles = ")
          .append(
              choice.of(
                  "conf.d/*.conf",
                  "conf.d/*",
                  "/etc/supervisor/conf.d/*.conf  ; c",
                  "conf.d/b.conf conf.d/[ac].conf",
                  "conf.d/*.conf\n  other/*.ini missing/*",
                  "%(here)s/conf.d/*.conf"))
          .append('\n');
      for (String file : new String[] {"a.conf", "b.conf", "c.conf", "z.conf"}) {
        if (!choice.once(3)) {
          root.file("/etc/supervisor/conf.d/" + file, ended(sections(1 + choice.upTo(2), "abcd")));
        }
      }
      root.file("/etc/supervisor/other/x.ini", ended(sections(1, "xyz")));
      root.file("/etc/supervisor/conf.d/.hidden.conf", "[program:hidden]\ncommand=/bin/x\n");
      if (choice.once(5)) {
        root.link("/etc/supervisor/conf.d/dangling.conf", "/nowhere");
        root.folder("/etc/supervisor/conf.d/folder.conf");
      }
    }
    if (refused && choice.once(3)) {
      main.append(
          choice.of(
              "[program:x y]\ncommand=/bin/x\n",
              "no delimiter\n",
              "[group:g]\nprograms=nosuch\n",
              "caf\u00e9=1\n",
              "[program:n]\nnumprocs=2\ncommand=/bin/x\n",
              "[program:nocommand]\nautostart=true\n",
              "[eventlistener:e]\ncommand=/bin/e\n"));
    }
    return root.file(MAIN, ended((refused && choice.once(12) ? "\u00ef\u00bb\u00bf" : "") + main));
  }

  private String ended(String text) {
    String all = text.replace("\n", end);
    return choice.once(5) ? all.stripTrailing() : all;
  }

  private String sections(int count, String names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = String.valueOf(names.charAt(choice.upTo(names.length() - 1)));
      text.append(choice.once(5) ? "\n; [program:comment]\n#x=1\n" : "");
      switch (choice.upTo(11)) {
        case 0 ->
            text.append("[eventlistener:")
                .append(name)
                .append("]\nevents=")
                .append(choice.of("TICK_60", "PROCESS_STATE, TICK_5", "EVENT", "process_log"))
                .append("\nbuffer_size=")
                .append(choice.of("10", "1"))
                .append('\n')
                .append(program("redirect_stderr"));
        case 1 ->
            text.append("[fcgi-program:")
                .append(name)
                .append("]\nsocket=")
                .append(
                    choice.of(
                        "tcp://localhost:9000", "unix:///run/%(program_name)s.sock", "tcp://:9001"))
                .append('\n')
                .append(program("-"));
        case 2 ->
            text.append("[program:")
                .append(name)
                .append("]\n")
                .append(program("-"))
                .append("[group:g")
                .append(choice.of("", "h", name))
                .append("]\nprograms=")
                .append(name)
                .append(choice.of("", " ", ", " + name, "\npriority=5", "\npriority = 7"))
                .append('\n');
        default ->
            text.append("[program:")
                .append(choice.of("", "", "", "", " "))
                .append(name)
                .append(choice.of("]", "]", "]", " ]", "] ; c", "]x"))
                .append('\n')
                .append(program("-"));
      }
    }
    return text.toString();
  }

  private String program(String without) {
    StringBuilder text = new StringBuilder();
    String[] keys = GOOD.keySet().stream().sorted().toArray(String[]::new);
    text.append(key("command")).append(choice.of(GOOD.get("command"))).append('\n');
    boolean several = false;
    for (int n = choice.upTo(6); n > 0; n--) {
      String key = choice.of(keys);
      if (!key.equals(without)) {
        String value = choice.of(GOOD.get(key));
        several |= key.equals("numprocs");
        text.append(key(key)).append(value).append(choice.once(9) ? "  ; why" : "").append('\n');
      }
      text.append(choice.once(9) ? choice.of("\n", "# c\n", "  ; c\n", "\t\n") : "");
    }
    if (several) {
      text.append("process_name=")
          .append(
              choice.of(
                  "%(program_name)s_%(process_num)02d", "%(process_num)s", "p%(process_num)d"))
          .append('\n');
    }
    if (refused && choice.once(3)) {
      String[] bad = BAD[choice.upTo(BAD.length - 1)];
      text.append(key(bad[0])).append(bad[1]).append('\n');
    }
    return text.toString();
  }

  /** A key with its delimiter, in one of the spellings that are the same. */
  private String key(String key) {
    String spelled = choice.once(8) ? key.toUpperCase(java.util.Locale.ROOT) : key;
    return spelled + choice.of("=", "=", "=", " = ", ": ", ":", "\t=\t");
  }
}
