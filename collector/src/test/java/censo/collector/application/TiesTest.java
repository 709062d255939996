package censo.collector.application;

import static censo.collector.GivenHost.host;
import static censo.collector.application.Answers.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TiesTest {
  @Test
  void aPoolIsTiedByItsSocketOverTheUpstreamToTheServer() {
    GivenHost host =
        host("h")
            .server("www.alice.example.com", "/x", "fastcgi_pass", List.of("php_backend"))
            .item(
                "nginx_upstream",
                "php_backend",
                "/etc/nginx/conf.d/up.conf",
                1,
                "servers",
                List.of("unix:/run/php/shop.sock max_fails=3"))
            .item("php_fpm_pool", "8.2/shop", "/etc/p.conf", 1, "listen", "/run/php/$pool.sock");
    assertEquals(
        new Attribution.ByTie("alice", "tied to nginx server www.alice.example.com:80"),
        only(host, "php_backend").attribution());
    assertEquals(
        new Attribution.ByTie("alice", "tied to nginx upstream php_backend"),
        only(host, "8.2/shop").attribution());
  }

  @Test
  void aUserIsTiedToItsOnlyUserAndSharedByTwo() {
    GivenHost host =
        host("h")
            .item("user", "worker", "/etc/passwd", 9, "uid", "1005")
            .program("bob-a", "user", "worker");
    assertEquals(Optional.of("bob"), only(host, "worker").application());
    host.program("alice-a", "user", "worker");
    assertEquals(
        new Attribution.Base("needed by alice and bob"), only(host, "worker").attribution());
  }

  @Test
  void aTieNeverOverridesARule() {
    GivenHost host =
        host("h")
            .item("user", "bob", "/etc/passwd", 9, "uid", "1001")
            .program("alice-a", "user", "bob", "directory", "/shop/alice/x");
    assertEquals(Optional.of("bob"), only(host, "bob").application());
  }

  @Test
  void anAliasBelongsToWhoseConfigurationUsesItsName() {
    GivenHost host =
        host("h")
            .program("bob-a", "command", "php x --dsn mysql://u@DB.internal:3306/x")
            .alias("db.internal", "10.0.0.1");
    assertEquals(
        new Attribution.ByTie("bob", "needed by program bob-a"),
        only(host, "db.internal").attribution());
    assertEquals(
        new Attribution.Undecided(List.of(), "no configuration uses this name"),
        only(host.alias("db.internal.example", "10.0.0.2"), "db.internal.example").attribution());
  }

  @Test
  void theNameThatAServerAnswersToIsNoUseOfAnAlias() {
    assertInstanceOf(
        Attribution.Undecided.class,
        only(
                host("h")
                    .server("www.bob.example.com", "/x")
                    .alias("www.bob.example.com", "10.0.0.1"),
                "www.bob.example.com")
            .attribution());
  }

  @Test
  void aHostsLineIsSplitWhereItsNamesAreOfTwoApplications() {
    GivenHost host =
        host("h")
            .program("bob-a", "command", "x bob-db")
            .program("alice-a", "command", "x alice-db")
            .alias("bob-db", "10.0.0.1", "alice-db", "bob-db-2");
    Attributed bobs = only(host.program("bob-b", "command", "y bob-db-2"), "bob-db");
    assertEquals(Optional.of("bob"), bobs.application());
    assertEquals(List.of("bob-db-2"), bobs.item().list("aliases"));
    Attributed alices = only(host, "alice-db");
    assertEquals(Optional.of("alice"), alices.application());
    assertEquals(List.of(), alices.item().list("aliases"));
    assertEquals(Optional.of("10.0.0.1"), alices.item().text("address"));
  }

  @Test
  void aNameThatNobodyUsesStaysWithTheUsedOnesOfItsLine() {
    Attributed line =
        only(
            host("h").program("bob-a", "command", "x bob-db").alias("old-db", "10.0.0.1", "bob-db"),
            "old-db");
    assertEquals(Optional.of("bob"), line.application());
    assertEquals(List.of("bob-db"), line.item().list("aliases"));
  }

  @Test
  void anAliasThatBothUseIsCarriedToBoth() {
    assertEquals(
        new Attribution.Base("needed by alice and bob"),
        only(
                host("h")
                    .program("bob-a", "command", "x smtp.internal")
                    .program("alice-a", "command", "x smtp.internal")
                    .alias("smtp.internal", "10.0.0.1"),
                "smtp.internal")
            .attribution());
  }

  @Test
  void aGroupWithoutARuleBelongsToItsProgramsApplication() {
    assertEquals(
        Optional.of("bob"),
        only(
                host("h")
                    .program("bob-a")
                    .item("supervisor_group", "queue", "/x", 1, "programs", List.of("bob-a")),
                "queue")
            .application());
  }

  @Test
  void aJobThatSteersAProgramIsTiedToIt() {
    assertEquals(
        Optional.of("alice"),
        only(
                host("h")
                    .program("alice-a")
                    .job("root: supervisorctl", "root", "supervisorctl restart alice-a:*"),
                "root: supervisorctl")
            .application());
  }

  @Test
  void aScriptThatWorksInAFolderOfAPoolIsTiedToIt() {
    GivenHost host =
        host("h")
            .item(
                "php_fpm_pool",
                "8.2/bob",
                "/p",
                1,
                "php_value",
                Map.of("session.save_path", "/var/lib/php/sessions-bob"))
            .item(
                "cron_script",
                "/etc/cron.daily/x",
                "/etc/cron.daily/x",
                0,
                "content",
                "find /var/lib/php/sessions-bob/a -delete\n");
    assertEquals(Optional.of("bob"), only(host, "/etc/cron.daily/x").application());
    assertEquals(
        Optional.empty(),
        only(
                host("h")
                    .program("bob-a", "directory", "/var/log")
                    .job("root: x", "root", "tar /var/log/other"),
                "root: x")
            .application());
  }

  @Test
  void aHostOfManyItemsIsAttributedInTime() {
    GivenHost host = host("h");
    for (int i = 0; i < 9000; i++) {
      host.job("root: x" + i, "root", "x" + i + " name" + i + ".internal");
      host.alias("name" + i + ".internal", "10.0.0.1");
    }
    long start = System.nanoTime();
    Applications.of(List.of(host.snapshot()), Answers.rules(), List.of());
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 10_000, "took " + millis + " ms");
  }
}
