package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.source.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of a {@code .tsv} here: what people write into the files of one kind, and the secret in
 * it. {@code \n} is a line end, and {@code {~}} is nothing: it keeps scanners for leaked keys
 * quiet.
 *
 * @param must whether there is a secret; else the text must stay as it is
 */
record Sample(String kind, boolean must, String text, String secret) {
  private static final String PASSWD =
      """
      root:x:0:0::/root:/bin/sh
      www-data:x:33:33::/var/www:/bin/sh
      bob:x:1001:1001::/home/bob:/bin/sh
      """;
  private static final String GROUP =
      """
      root:x:0:
      www-data:x:33:
      bob:x:1001:
      """;
  private static final String FPM =
      """
      [global]
      include=/etc/php/8.2/fpm/pool.d/*.conf
      """;
  private static final String POOL =
      """
      [bob]
      user = bob
      listen = /run/php/bob.sock
      pm = static
      pm.max_children = 2
      """;
  private static final Path FOLDER = Path.of("src/test/resources/censo/redact");

  static List<Sample> all(String file) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(file));
    assertEquals("kind\texpect\ttext\tsecret", lines.getFirst());
    return lines.stream().skip(1).map(Sample::of).toList();
  }

  private static Sample of(String line) {
    String[] fields = line.split("\t", -1);
    assertEquals(4, fields.length, "four columns: " + line);
    return new Sample(fields[0], fields[1].equals("must"), plain(fields[2]), plain(fields[3]));
  }

  private static String plain(String field) {
    return field.replace("\\n", "\n").replace("{~}", "");
  }

  /** A file in which this kind of text stands. */
  String path() {
    return switch (kind) {
      case "supervisor" -> "/etc/supervisor/conf.d/bob.conf";
      case "cron" -> "/etc/cron.d/bob";
      case "nginx" -> "/etc/nginx/conf.d/bob.conf";
      case "fpm" -> "/etc/php/8.2/fpm/pool.d/bob.conf";
      case "script" -> "/etc/cron.daily/bob";
      case "hosts" -> "/etc/hosts";
      case "mounts" -> "/etc/fstab";
      default -> throw new IllegalArgumentException("no kind " + kind);
    };
  }

  /** The source that reads it. */
  String source() {
    return switch (kind) {
      case "fpm" -> "php-fpm";
      case "script" -> "cron";
      default -> kind;
    };
  }

  /** A tree with all that the daemon needs to take it. */
  MemoryRoot root() {
    MemoryRoot root =
        new MemoryRoot()
            .file("/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
            .file("/etc/passwd", PASSWD)
            .file("/etc/group", GROUP)
            .folder("/var/log/supervisor");
    return switch (kind) {
      case "supervisor" ->
          root.file("/etc/supervisor/supervisord.conf", "[supervisord]\n" + supervisor());
      case "cron" -> root.file(path(), text + "\n1 2 3 4 5 bob /bin/true\n");
      case "nginx" -> root.file("/etc/nginx/nginx.conf", "events {}\nhttp {\n" + nginx() + "}\n");
      case "fpm" ->
          root.file("/etc/php/8.2/fpm/php-fpm.conf", FPM)
              .file("/etc/php/8.2/fpm/php.ini", "")
              .file(path(), POOL + text + "\n");
      case "script" -> root.file(path(), "#!/bin/sh\n" + text + "\n", 0755, "root");
      case "mounts" -> root.file(path(), text + "\n/dev/sdz9 /last ext4 defaults 0 2\n");
      default -> root.file(path(), text + "\n10.9.9.9 last.local\n");
    };
  }

  private String supervisor() {
    if (text.startsWith("serverurl") || text.startsWith("[")) {
      return (text.startsWith("[") ? "" : "[supervisorctl]\n") + text + "\ncommand=/bin/true\n";
    }
    if (text.startsWith("password") || text.startsWith("username")) {
      return "[inet_http_server]\nport=127.0.0.1:9001\nusername=admin\n" + text + "\n";
    }
    String command = text.startsWith("command") ? "" : "command=/bin/true\n";
    return "[program:x]\n" + command + text + "\n";
  }

  private String nginx() {
    boolean http =
        text.startsWith("log_format")
            || text.startsWith("map ")
            || text.startsWith("geo ")
            || text.startsWith("upstream ");
    return http ? text + "\nserver { listen 80; }\n" : "server {\nlisten 80;\n" + text + "\n}\n";
  }

  @Override
  public String toString() {
    return kind + (must ? " must " : " must not ") + text.replace("\n", "\\n");
  }
}
