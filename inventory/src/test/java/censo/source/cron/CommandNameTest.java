package censo.source.cron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandNameTest {
  private static final long SEED = 20261124;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/usr/bin/php /shop/bob/cli.php report:send --to=x | cli.php report:send",
        "cd /shop && php cli.php sync | cli.php sync",
        "A=b B='c d' /opt/run.sh | run.sh",
        "flock -w 10 /tmp/l nice -n 5 php8.2 x.php | x.php",
        "timeout --signal=KILL 60 env -u HOME X=1 job | job",
        "bash -c 'cd /a; ./go.sh now' | go.sh now",
        "python3.11 -u -m pkg.mod arg | pkg.mod arg",
        "test -e /x && { /a/b; } | b",
        "job 2>&1 >/dev/null </in arg | job arg",
        "job $(date +%F) `id -u` | job $(date +%F) `id -u`",
        "job 'a b'\"c\"\\ d | job a bc d",
        "php -v | php",
        "rm -rf /a/b/ / | rm b /",
        "wget https://u:pw@h/a/b/?x=1/2 | wget b?x=1/2",
        "mysql --password p/w db | mysql p/w db",
        "flock | flock",
        "bash -c | bash",
        "cd | cd",
      })
  void names_the_program_that_does_the_work(String command, String name) {
    assertEquals(name, CommandName.of(command));
  }

  @Test
  void any_text_gets_some_name() {
    Random random = new Random(SEED);
    String letters = "ab -'\"\\`$(){};&|<>#=/\n\t[]:@?";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "bash -c '" : "flock /x -c \"");
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String name = CommandName.of(text.toString());
      assertEquals(name, CommandName.of(text.toString()), () -> "seed " + SEED);
    }
  }
}
