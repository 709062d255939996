package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
      case "hosts" -> "/etc/hosts";
      default -> throw new IllegalArgumentException("no kind " + kind);
    };
  }

  @Override
  public String toString() {
    return kind + (must ? " must " : " must not ") + text.replace("\n", "\\n");
  }
}
