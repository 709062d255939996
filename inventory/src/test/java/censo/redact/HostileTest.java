package censo.redact;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files made to keep the agent busy, and files of nothing but noise. */
class HostileTest {
  private static final int SIZE = 128 * 1024;
  private static final List<String> PATHS =
      List.of(
          "/etc/supervisor/x.conf",
          "/etc/cron.d/x",
          "/etc/cron.daily/x",
          "/etc/nginx/x.conf",
          "/etc/php/8.2/fpm/pool.d/x.conf",
          "/etc/php/8.2/fpm/php.ini",
          "/etc/systemd/system/x.service",
          "/etc/hosts");

  @TestFactory
  Stream<DynamicTest> one_line_repeated_takes_no_longer_than_its_length() {
    return Stream.of(
            "passwordeval=",
            "--x='$(",
            "<password>",
            "token ab1 ",
            "user a b | ",
            "token=",
            "token='",
            "token=\"",
            "token: ",
            "?key=",
            "dsn=",
            "a://",
            "a://b:",
            "a://b:%(",
            "%(",
            "${",
            "$(",
            "`",
            "{{",
            "\\",
            "\\\"",
            "\"",
            "'",
            "-----BEGIN ",
            "-----BEGIN PRIVATE KEY-----",
            "eyJabcdefghijkl ",
            "eyJ.",
            "$1$",
            "$apr1$",
            "{SHA}",
            "Bearer ",
            "Basic a1",
            "identified by '",
            "password ('",
            "-p",
            " -p",
            " --token ",
            "--password=",
            "A=",
            "A='",
            "A=\"",
            "A=1,",
            "senha ",
            "senha: ",
            "bash -c '",
            "bash -c \"",
            "echo \"$(",
            ";",
            " ;",
            "#",
            " #",
            "{",
            "}",
            "{;",
            "map a b {",
            "x_by_lua_block {",
            "[",
            "env[a]=",
            "env[PASSWORD]=\"",
            "\n",
            "\n ",
            "\n;",
            "\\\n",
            "\t",
            " ",
            "=",
            ":",
            ",",
            "%",
            "%%",
            "\\%",
            "AAAAAAAA",
            "AAAAAAAA ",
            "Ab1/",
            "0f",
            "/",
            "hooks.slack.com/services/")
        .map(s -> DynamicTest.dynamicTest("[" + s.replace("\n", "\\n") + "]", () -> repeated(s)));
  }

  private static void repeated(String line) {
    for (String path : PATHS) {
      timed(path, line.repeat(SIZE / line.length()));
      timed(path, "PASSWORD=" + line.repeat(SIZE / line.length()));
    }
  }

  private static void timed(String path, String text) {
    var _ =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> RawTextTest.redacted(path, text), path);
  }

  @Test
  void many_secrets_that_begin_alike_do_not_slow_the_sweep() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("A").append(i).append("_PASSWORD=sameBeginning").append(i).append("x\n");
    }
    text.append("sameBeginning ".repeat(40_000));
    timed("/etc/cron.d/x", text.toString());
  }

  @Test
  void noise_of_the_signs_that_rules_look_at_is_never_too_much() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    String signs = "ab1=:'\"\\%$(){}<>;#,&|?/@ \n\t-[]token password --p http:// {{ %( ";
    for (int n = 0; n < 400; n++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(400);
      while (text.length() < length) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      for (String path : PATHS) {
        String redacted = RawTextTest.redacted(path, text.toString());
        long before = text.chars().filter(c -> c == '\n').count();
        long after = redacted.chars().filter(c -> c == '\n').count();
        assertTrue(before == after, "seed " + seed + ": lines of\n" + text + "\nin\n" + redacted);
      }
    }
  }
}
