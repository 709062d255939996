package censo.collector.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "php /shop/bob/cli.php x | php",
        "cd /x && php y; rm z | cd php rm",
        "flock -n /tmp/x.lock php /shop/y.php | php",
        "flock /tmp/x.lock /usr/bin/php y | php",
        "timeout 30 nice -n 10 /usr/bin/php x | php",
        "env A=1 B='x y' /usr/bin/node s.js | node",
        "MYSQL_PWD='a b' mysql -h db | mysql",
        "/bin/bash -c \"exec /usr/bin/php x --o '/y z'\" | php",
        "sudo -u bob php x | php",
        "php x # rm -rf /| php",
      })
  void whatRunsIsToldBehindItsWrappers(String line, String programs) {
    assertEquals(
        List.of(programs.split(" ")),
        Shell.commands(line).stream().map(Shell.Command::program).toList());
  }

  @Test
  void pipesAndSubstitutionsAreCommandsOfTheirOwn() {
    assertEquals(
        List.of("find", "rm", "echo", "date"),
        Shell.commands("find /x -print0 | xargs -0 rm -rf && echo $(date +%F)").stream()
            .map(Shell.Command::program)
            .toList());
  }

  @Test
  void outputGoesWhereTheRedirectionsSay() {
    Shell.Command only = Shell.commands("> /var/log/x.log").getFirst();
    assertEquals("", only.program());
    assertEquals(List.of(new Shell.Redirect(">", "/var/log/x.log")), only.redirects());
    Shell.Command command = Shell.commands("php x >> '/var/log/a b.log' 2>&1").getFirst();
    assertEquals(List.of("php", "x"), command.words());
    assertEquals(List.of(new Shell.Redirect(">>", "/var/log/a b.log")), command.redirects());
  }
}
