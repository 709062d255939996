package censo.collector.finding;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.finding.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobFindingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "find /shop/bob/tmp -type f -mtime +3 -delete",
        "find /shop/bob/cache -exec rm -f {} \\;",
        "find /shop/bob/releases -print0 | xargs -0 rm -rf",
        "/bin/rm -rf /shop/bob/releases/_old",
        "cd /shop/bob && rm -rf tmp/*",
        "bash -c 'rm -rf /shop/bob/tmp/*'",
        "truncate -s 0 /shop/bob/debug.log",
        "> /shop/bob/trace.log",
        ": > /shop/bob/trace.log",
        "cat /dev/null > /shop/bob/trace.log",
        "tmpreaper 7d /shop/bob/tmp",
        "/usr/sbin/tmpwatch 24 /shop/bob/tmp",
        "logrotate -f /shop/bob/rotate.conf",
      })
  void aJobThatCleansADiskIsFound(String command) {
    assertEquals(
        List.of("bob bob: clean"),
        Found.subjects("cron-disk-cleanup", host("h").job("bob: clean", "bob", command)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find /shop/bob/tmp -type f -mtime +3 -print",
        "php /shop/bob/cli.php x > /dev/null 2>&1",
        "php /shop/bob/cli.php x >> /shop/bob/x.log 2>&1",
        "php /shop/bob/cli.php x > /shop/bob/report.csv",
        "php /shop/bob/cli.php catalog:import --delete-after",
        "php /shop/bob/cli.php x; rm -f /shop/bob/x.lock",
        "php /shop/bob/cli.php rm /shop/bob/x",
        "echo done > /shop/bob/state",
        "php /shop/bob/cli.php # rm -rf /",
      })
  void aJobThatDoesNotCleanADiskIsNotFound(String command) {
    assertEquals(
        List.of(),
        Found.subjects("cron-disk-cleanup", host("h").job("bob: clean", "bob", command)));
  }

  @Test
  void whatAPackageShippedIsNotFound() {
    assertEquals(
        List.of(),
        Found.subjects(
            "cron-disk-cleanup",
            host("h")
                .item(
                    "cron_job",
                    "root: find",
                    "/etc/cron.d/php",
                    14,
                    "command",
                    "find /var/lib/php/sessions -delete")
                .pristine("/etc/cron.d/php", "x")));
  }

  @Test
  void oneFindingTellsAllHostsOfAJobWithTheLineOfEach() {
    Finding finding =
        Found.of(
                "cron-disk-cleanup",
                host("h1").job("bob: rm", "bob", "rm -rf /shop/bob/x"),
                host("h2").job("bob: rm", "bob", "rm -rf /shop/bob/x"))
            .getFirst();
    assertEquals(
        List.of(
            new Finding.Evidence("i-h1", "/etc/cron.d/x", 1, "rm -rf /shop/bob/x"),
            new Finding.Evidence("i-h2", "/etc/cron.d/x", 1, "rm -rf /shop/bob/x")),
        finding.evidence());
    assertEquals("application", finding.where());
    assertEquals(Severity.WARNS, finding.severity());
  }

  @Test
  void cleaningLogsIsLogrotatesWork() {
    assertEquals(
        "logrotate",
        Found.of(
                "cron-disk-cleanup",
                host("h").job("root: truncate", "root", "truncate -s 0 /var/log/bob/x.log"))
            .getFirst()
            .where());
  }

  @Test
  void aScriptIsReadToo() {
    Finding finding =
        Found.of(
                "cron-disk-cleanup",
                host("h")
                    .item(
                        "cron_script",
                        "/etc/cron.daily/x",
                        "/etc/cron.daily/x",
                        0,
                        "content",
                        "#!/bin/sh\n# rm never\nfind /shop/bob/x -delete\n")
                    .file("/etc/cron.daily/x", "#!/bin/sh\n# rm never\nfind /shop/bob/x -delete\n"))
            .getFirst();
    assertEquals(3, finding.evidence().getFirst().line());
    assertEquals("find /shop/bob/x -delete", finding.evidence().getFirst().value());
  }

  @Test
  void workersOnAHostThatServesItsApplicationBlockIt() {
    Finding finding =
        Found.of(
                "asg-blocker",
                host("h")
                    .program("bob-a")
                    .job("bob: x", "bob", "x")
                    .server("www.bob.example.com", "/shop/bob/public"))
            .getFirst();
    assertEquals("workers and jobs on h", finding.subject());
    assertEquals(Severity.BLOCKS, finding.severity());
    assertEquals(2, finding.items().size());
  }

  @Test
  void workersElsewhereBlockNothing() {
    assertEquals(List.of(), Found.subjects("asg-blocker", host("h").program("bob-a")));
  }

  @Test
  void workersOfAnApplicationWithoutNoAsgAndOnHostsToldToBecomeAsgBlock() {
    assertEquals(
        List.of("alice workers and jobs on h"),
        Found.subjects("asg-blocker", host("h").program("alice-a")));
    assertEquals(
        List.of("bob workers and jobs on to-asg"),
        Found.subjects("asg-blocker", host("to-asg").program("bob-a")));
  }

  @Test
  void aFileThatAWorkerWritesBelowAServedFolderIsAHandoff() {
    assertEquals(
        List.of("bob bob-feed and /shop/bob/current/public"),
        Found.subjects(
            "local-file-handoff",
            host("h")
                .program(
                    "bob-feed",
                    "command",
                    "/usr/bin/php cli.php feed --out public/feeds/google.xml",
                    "directory",
                    "/shop/bob/current")
                .item(
                    "nginx_server",
                    "www.bob.example.com:80",
                    "/etc/nginx/sites-enabled/b",
                    1,
                    "server_name",
                    List.of("www.bob.example.com"))
                .file("/etc/nginx/sites-enabled/b", "server { root /shop/bob/current/public; }")));
  }

  @Test
  void aRootInsideALocationServesThatLocationOnly() {
    String site =
        "server { root /shop/bob/public; location /feeds/ { root /mnt/x; }"
            + " location /media/ { alias /shop/bob/media/; } }";
    var given =
        host("h")
            .item(
                "nginx_server",
                "www.bob.example.com:80",
                "/s",
                1,
                "server_name",
                List.of("www.bob.example.com"))
            .file("/s", site);
    assertEquals(
        List.of("bob bob: a and /mnt/x/feeds", "bob bob: b and /shop/bob/media"),
        Found.subjects(
            "local-file-handoff",
            given
                .job("bob: a", "bob", "rsync -a /shop/bob/out/ /mnt/x/feeds/")
                .job("bob: b", "bob", "php /shop/bob/cli.php --to=/shop/bob/media/thumbs")
                .job("bob: c", "bob", "rsync -a /shop/bob/out/ /mnt/x/other/")));
  }

  @Test
  void logsTemporaryFilesAndTheProgramItselfAreNoHandoff() {
    assertEquals(
        List.of(),
        Found.subjects(
            "local-file-handoff",
            host("h")
                .job("bob: a", "bob", "php /shop/bob/public/cli.php x >> /shop/bob/public/x.log")
                .job("bob: b", "bob", "tar -cf /tmp/x.tar y")
                .item(
                    "nginx_server",
                    "www.bob.example.com:80",
                    "/s",
                    1,
                    "server_name",
                    List.of("www.bob.example.com"))
                .file("/s", "server { root /shop/bob/public; location /t { root /tmp; } }")));
  }

  @Test
  void programsThatLogToFilesAreNotedOncePerApplicationAndHost() {
    var given =
        host("h")
            .program("bob-a", "stdout_logfile", "/shop/bob/a.log")
            .program("bob-b")
            .program("bob-c", "stdout_logfile", "syslog")
            .program("bob-d", "stdout_logfile", "none");
    Finding finding = Found.of("not-stdout", given).getFirst();
    assertEquals("programs on h", finding.subject());
    assertEquals(
        List.of("bob-a logs to /shop/bob/a.log", "bob-b logs to auto"),
        finding.evidence().stream().map(Finding.Evidence::value).toList());
  }

  @Test
  void programFilesWithoutAMarkOfPuppetAreListedOncePerHost() {
    var given =
        host("h")
            .item("supervisor_program", "bob-a", "/etc/supervisor/conf.d/a.conf", 1)
            .item("supervisor_program", "bob-b", "/etc/supervisor/conf.d/b.conf", 1)
            .item("supervisor_program", "bob-c", "/etc/supervisor/conf.d/c.conf", 1)
            .file("/etc/supervisor/conf.d/a.conf", "[program:bob-a]\n")
            .file("/etc/supervisor/conf.d/b.conf", "\n; Gerenciado pelo Puppet\n")
            .file("/etc/supervisor/conf.d/c.conf", "1\n2\n3\n4\n5\n; managed by puppet\n");
    Finding finding = Found.of("supervisor-by-hand", given).getFirst();
    assertEquals("program files of h", finding.subject());
    assertEquals(
        List.of("/etc/supervisor/conf.d/a.conf", "/etc/supervisor/conf.d/c.conf"),
        finding.evidence().stream().map(Finding.Evidence::file).toList());
  }

  @Test
  void processesThatDoNotRunAreFoundUnlessTheyAreStartedByHand() {
    var given =
        host("h")
            .program("bob-a")
            .program("bob-b", "autostart", "false")
            .item("process", "bob-a", "/proc", 0, "state", "not_running")
            .item("process", "bob-b", "/proc", 0, "state", "not_running")
            .item("process", "bob-x", "/proc", 0, "state", "unconfigured");
    assertEquals(List.of("- bob-a"), Found.subjects("not-running", given));
    assertEquals(List.of("- bob-x"), Found.subjects("unconfigured-process", given));
  }
}
