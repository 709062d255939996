package censo.redact;

import censo.source.MemoryRoot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A host into whose files secrets were planted, each in several places and spellings. */
final class Planting {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String SIGNS = "!@#^&*()-_=+[]{}:;,.<>/?|~% ";

  /** How a secret is written so that the program gets it. */
  private enum Spelling {
    PLAIN,
    SUPERVISOR,
    CRON,
    ESCAPED,
    URL,
    SUPERVISOR_URL,
    CRON_URL,
    BASE64,
    BASIC;

    String of(String secret) {
      return switch (this) {
        case PLAIN -> secret;
        case SUPERVISOR -> secret.replace("%", "%%");
        case CRON -> secret.replace("%", "\\%");
        case ESCAPED -> secret.replace("\\", "\\\\").replace("\"", "\\\"");
        case URL -> URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
        case SUPERVISOR_URL -> SUPERVISOR.of(URL.of(secret));
        case CRON_URL -> CRON.of(URL.of(secret));
        case BASE64 -> Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        case BASIC -> BASE64.of("bob:" + secret);
      };
    }
  }

  /**
   * Where people write a secret.
   *
   * @param line of the file, {@code @@} in the place of the secret
   */
  private record Hole(String line, Spelling spelling) {}

  private static final List<Hole> SUPERVISOR_HOLES =
      List.of(
          new Hole(
              "environment=APP_ENV=\"prod\",DB_PASSWORD=\"@@\",QUEUE=\"x\"", Spelling.SUPERVISOR),
          new Hole("environment=API_TOKEN='@@'", Spelling.SUPERVISOR),
          new Hole("environment=DSN=\"mysql://bob:@@@db.local/bob\"", Spelling.SUPERVISOR_URL),
          new Hole("command=/usr/bin/worker --password '@@' --queue=x", Spelling.SUPERVISOR),
          new Hole("command=/usr/bin/worker \"--api-key=@@\"", Spelling.SUPERVISOR),
          new Hole("command=/bin/bash -c 'mysql -p\"@@\" bob'", Spelling.SUPERVISOR),
          new Hole("command=/usr/bin/curl https://a.local/?token=@@&x=1", Spelling.SUPERVISOR_URL));

  private static final List<Hole> CRON_HOLES =
      List.of(
          new Hole("DB_PASSWORD=\"@@\"", Spelling.PLAIN),
          new Hole("1 2 3 4 5 bob mysqldump -u bob -p'@@' bob > /b.sql", Spelling.CRON),
          new Hole("1 2 3 4 5 bob curl -u bob:'@@' https://a.local/", Spelling.CRON),
          new Hole("1 2 3 4 5 bob curl -H 'X-Api-Key: @@' https://a.local/", Spelling.CRON),
          new Hole("1 2 3 4 5 bob PGPASSWORD='@@' psql bob", Spelling.CRON),
          new Hole("1 2 3 4 5 bob wget 'https://bob:@@@a.local/x'", Spelling.CRON_URL),
          new Hole("#1 2 3 4 5 bob sshpass -p '@@' ssh x", Spelling.CRON));

  private static final List<Hole> NGINX_HOLES =
      List.of(
          new Hole("fastcgi_param DB_PASSWORD \"@@\";", Spelling.ESCAPED),
          new Hole("proxy_set_header X-Api-Key \"@@\";", Spelling.ESCAPED),
          new Hole("set $api_token \"@@\";", Spelling.ESCAPED),
          new Hole("if ($http_x_token != \"@@\") { return 403; }", Spelling.ESCAPED),
          new Hole(
              "location /x { proxy_set_header Authorization \"Bearer @@\"; }", Spelling.ESCAPED),
          new Hole("proxy_set_header Authorization \"Basic @@\";", Spelling.BASIC),
          new Hole("return 302 https://a.local/?api_key=@@;", Spelling.URL),
          new Hole("# fastcgi_param DB_PASSWORD \"@@\";", Spelling.ESCAPED));

  private static final List<Hole> FPM_HOLES =
      List.of(
          new Hole("env[DB_PASSWORD] = \"@@\"", Spelling.ESCAPED),
          new Hole("env[API_TOKEN] = '@@'", Spelling.PLAIN),
          new Hole("env[REDIS_URL] = \"redis://:@@@c.local:6379/1\"", Spelling.URL),
          new Hole(
              "php_admin_value[session.save_path] = \"tcp://c.local:6379?auth=@@\"", Spelling.URL),
          new Hole("php_value[mysqli.default_pw] = \"@@\"", Spelling.ESCAPED),
          new Hole(";env[OLD_PASSWORD] = \"@@\"", Spelling.ESCAPED));

  private static final List<Hole> PHP_HOLES =
      List.of(
          new Hole("mysqli.default_pw = \"@@\"", Spelling.ESCAPED),
          new Hole("session.save_path = \"tcp://c.local:6379?auth=@@\"", Spelling.URL),
          new Hole("newrelic.license = '@@'", Spelling.PLAIN),
          new Hole(";mysqli.default_pw = \"@@\"", Spelling.ESCAPED));

  private static final List<Hole> SCRIPT_HOLES =
      List.of(
          new Hole("export MYSQL_PWD='@@'", Spelling.PLAIN),
          new Hole("mysql -u root --password='@@' bob", Spelling.PLAIN),
          new Hole(
              "curl \\\n  -H \"Authorization: Bearer @@\" \\\n  https://a.local", Spelling.PLAIN),
          new Hole("#API_KEY='@@'", Spelling.PLAIN));

  private final Random random;
  private final List<String> secrets = new ArrayList<>();
  private final List<String> planted = new ArrayList<>();
  private final List<String> spellings = new ArrayList<>();
  private final MemoryRoot root;

  Planting(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      secrets.add(secret());
    }
    String etc = "ID=debian\nVERSION_ID=\"12\"\n";
    root =
        new MemoryRoot()
            .file("/etc/os-release", etc)
            .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nbob:x:1001:1001::/home/bob:/bin/sh\n")
            .file("/etc/group", "root:x:0:\nbob:x:1001:\n");
    root.file("/etc/supervisor/supervisord.conf", "[supervisord]\n" + programs());
    root.file("/etc/cron.d/bob", lines(CRON_HOLES, "\n"));
    root.file("/etc/nginx/nginx.conf", "events {}\nhttp {\n" + servers() + "}\n");
    root.file("/etc/php/8.2/fpm/php-fpm.conf", "[global]\n" + pools());
    root.file("/etc/php/8.2/fpm/php.ini", "; " + mention() + "\n" + lines(PHP_HOLES, "\n"));
    root.file("/etc/cron.daily/bob", "#!/bin/sh\n" + lines(SCRIPT_HOLES, "\n"), 0755, "root");
    root.file("/etc/hosts", "127.0.0.1 localhost # " + mention() + "\n");
  }

  MemoryRoot root() {
    return root;
  }

  List<String> secrets() {
    return secrets;
  }

  /** Every way in which one was written. */
  List<String> spellings() {
    return spellings;
  }

  /** Letters, digits and signs, so that it is no word; it begins and ends with a letter. */
  private String secret() {
    StringBuilder secret = new StringBuilder();
    int length = 9 + random.nextInt(20);
    boolean signs = random.nextBoolean();
    while (secret.length() < length) {
      int kind = random.nextInt(signs ? 5 : 3);
      secret.append(pick(kind < 2 ? LETTERS : kind == 2 ? DIGITS : SIGNS));
      // What begins a remark or an expansion in one of the dialects is the host's mistake.
      if (secret.toString().matches("(?s).*( [;#]|%\\(|<.*>|//|\\{\\{).*")) {
        secret.setLength(secret.length() - 1);
      }
    }
    return pick(LETTERS) + secret + pick(DIGITS) + pick(LETTERS);
  }

  private String pick(String from) {
    return String.valueOf(from.charAt(random.nextInt(from.length())));
  }

  private String planted(Hole hole) {
    String secret = secrets.get(random.nextInt(secrets.size()));
    String spelling = hole.spelling().of(secret);
    spellings.add(spelling);
    planted.add(secret);
    return hole.line().replace("@@", spelling);
  }

  /** A secret in words around it, where only the sweep can find it. */
  private String mention() {
    String secret = planted.get(random.nextInt(planted.size()));
    Spelling[] ways = {
      Spelling.PLAIN, Spelling.PLAIN, Spelling.URL, Spelling.BASE64, Spelling.BASIC
    };
    String spelling = ways[random.nextInt(ways.length)].of(secret);
    spellings.add(spelling);
    return "ver " + spelling + " com o time";
  }

  private String lines(List<Hole> holes, String end) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      lines.append(planted(holes.get(random.nextInt(holes.size())))).append(end);
    }
    return lines.toString();
  }

  private String programs() {
    StringBuilder programs = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      String line = planted(SUPERVISOR_HOLES.get(random.nextInt(SUPERVISOR_HOLES.size())));
      String command = line.startsWith("command") ? "" : "command=/bin/true\n";
      programs.append("[program:p" + i + "]\n" + command + line + "\n; " + mention() + "\n");
    }
    return programs.toString();
  }

  private String servers() {
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String line = planted(NGINX_HOLES.get(random.nextInt(NGINX_HOLES.size())));
      servers.append("server {\nlisten 80;\nserver_name s" + i + ";\n" + line + "\n}\n");
    }
    return servers.toString();
  }

  private String pools() {
    StringBuilder pools = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      String line = planted(FPM_HOLES.get(random.nextInt(FPM_HOLES.size())));
      pools.append("[p" + i + "]\nuser = bob\nlisten = /run/php/" + i + ".sock\n");
      pools.append("pm = static\npm.max_children = 2\n" + line + "\n");
    }
    return pools.toString();
  }
}
