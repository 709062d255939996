package censo.collector.application;

import static censo.collector.GivenHost.host;
import static censo.collector.application.Answers.decision;
import static censo.collector.application.Answers.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import censo.collector.GivenHost;
import censo.collector.store.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionTest {
  @Test
  void aRuleThatMatchesTheItemGivesItAndIsNamed() {
    Attributed program = only(host("h").program("bob-mailer", "command", "php x"), "bob-mailer");
    assertEquals(
        new Attribution.ByRule("bob", "program: bob-*", "program bob-mailer"),
        program.attribution());
    assertEquals(List.of("no-asg"), program.profiles());
  }

  @Test
  void aPathInAnySettingIsEvidence() {
    assertEquals(
        Optional.of("bob"),
        only(host("h").job("root: find", "root", "find /shop/bob/tmp -delete"), "root: find")
            .application());
    assertEquals(
        Optional.of("bob"),
        only(host("h").program("x", "command", "run --out=/shop/bob/x"), "x").application());
    assertEquals(
        Optional.of("bob"),
        only(host("h").program("x", "environment", Map.of("TMPDIR", "/shop/bob/tmp")), "x")
            .application());
  }

  @Test
  void whatOnlyLooksLikeAPathIsNone() {
    assertEquals(
        Optional.empty(),
        only(host("h").job("www: curl", "www", "curl http://x/shop/bob/y"), "www: curl")
            .application());
    assertEquals(
        Optional.empty(),
        only(
                host("h")
                    .item(
                        "cron_script",
                        "/etc/cron.daily/x",
                        "/etc/cron.daily/x",
                        0,
                        "content",
                        "#!/bin/sh\n# once: /shop/bob/x\ntrue\n"),
                "/etc/cron.daily/x")
            .application());
  }

  @Test
  void rulesOfTwoApplicationsLeaveItUndecidedWithBothSidesShown() {
    Attributed job =
        only(host("h").job("alice: php", "alice", "php /shop/bob/cli.php"), "alice: php");
    Attribution.Undecided undecided =
        assertInstanceOf(Attribution.Undecided.class, job.attribution());
    assertEquals(
        List.of(
            new Attribution.Candidate("bob", "rule path: /shop/bob/**"),
            new Attribution.Candidate("alice", "rule user: alice")),
        undecided.candidates());
    assertEquals(List.of(), job.profiles());
  }

  @Test
  void aPersonOverridesEveryRule() {
    Attributed program =
        only(
            host("h").program("bob-mailer", "user", "bob"),
            "bob-mailer",
            decision(Decision.Kind.ATTRIBUTE, "alice", "supervisor_program bob-mailer", ""));
    assertEquals(new Attribution.ByPerson("alice", "ana", "because"), program.attribution());
  }

  @Test
  void nearnessOnAHostGivesAnItemToNobody() {
    Attributed cms =
        only(
            host("h")
                .program("bob-mailer", "user", "bob", "directory", "/shop/bob/current")
                .program("cms-preview", "user", "www-data", "directory", "/srv/cms"),
            "cms-preview");
    assertEquals(new Attribution.Undecided(List.of(), "no rule matches"), cms.attribution());
  }

  @Test
  void anIgnoringRuleHoldsUntilItsDayByTheNewestSnapshot() {
    GivenHost host =
        host("h").item("cron_job", "root: sa1", "/etc/cron.d/sysstat", 3, "command", "sa1");
    assertEquals(
        new Attribution.Ignored("package default (ana)"), only(host, "root: sa1").attribution());
    assertInstanceOf(
        Attribution.Undecided.class,
        only(host.takenAt("2027-07-01T00:00:00Z"), "root: sa1").attribution());
  }

  @Test
  void whatIsAsShippedIsIgnoredAndWhatPeopleEditedIsBase() {
    GivenHost host =
        host("h")
            .pristine("/etc/nginx/nginx.conf", "x")
            .item("nginx_main", "nginx", "/etc/nginx/nginx.conf", 0, "worker_processes", "auto");
    assertEquals(
        new Attribution.Ignored("as shipped by package a-package"),
        only(host, "nginx").attribution());
    host.also("/etc/nginx/conf.d/00.conf", 0).file("/etc/nginx/conf.d/00.conf", "y");
    assertInstanceOf(Attribution.Base.class, only(host, "nginx").attribution());
  }

  @Test
  void aDiskOfTheMachineIsIgnoredAndOneThatMachinesShareIsBase() {
    GivenHost host =
        host("h")
            .item("mount", "/shop", "/etc/fstab", 1, "type", "ext4")
            .item("mount", "/mnt/shared", "/etc/fstab", 2, "type", "nfs4", "network", "true");
    assertInstanceOf(Attribution.Ignored.class, only(host, "/shop").attribution());
    assertInstanceOf(Attribution.Base.class, only(host, "/mnt/shared").attribution());
  }

  @Test
  void foldersAndAccountsThatEveryMachineHasAreAsShipped() {
    GivenHost host =
        host("h")
            .program("bob-a", "user", "www-data", "stdout_logfile", "/var/log/a.log")
            .item("directory", "/var/log", "/var/log", 0, "owner", "root")
            .item("user", "www-data", "/etc/passwd", 7, "uid", "33");
    assertInstanceOf(Attribution.Ignored.class, only(host, "/var/log").attribution());
    assertInstanceOf(Attribution.Ignored.class, only(host, "www-data").attribution());
    GivenHost changed =
        host("h")
            .program("bob-a", "user", "www-data")
            .item("user", "www-data", "/etc/passwd", 7, "uid", "33", "groups", List.of("bob"));
    assertEquals(new Attribution.Base("system account"), only(changed, "www-data").attribution());
  }

  @Test
  void theMachinesOwnIsNotGivenAwayForThePathsItMentions() {
    assertInstanceOf(
        Attribution.Base.class,
        only(
                host("h")
                    .item("php_ini", "8.2/fpm", "/etc/php.ini", 0, "error_log", "/shop/bob/e.log"),
                "8.2/fpm")
            .attribution());
  }

  @Test
  void twoApplicationsInOneExactFileAreDecidedByAPerson() {
    GivenHost host =
        host("h")
            .item(
                "nginx_server",
                "www.bob.example.com:80",
                "/etc/nginx/sites-enabled/all",
                1,
                "server_name",
                List.of("www.bob.example.com"))
            .item(
                "nginx_server",
                "www.alice.example.com:80",
                "/etc/nginx/sites-enabled/all",
                9,
                "server_name",
                List.of("www.alice.example.com"));
    Attribution.Undecided undecided =
        assertInstanceOf(
            Attribution.Undecided.class, only(host, "www.bob.example.com:80").attribution());
    assertEquals("two applications in one file", undecided.reason());
    assertEquals(2, undecided.candidates().size());
  }

  @Test
  void jobsOfOneFileAreEachTheirOwn() {
    GivenHost host =
        host("h")
            .job("root: a", "root", "find /shop/bob/a")
            .job("root: b", "root", "find /shop/alice/b");
    assertEquals(Optional.of("bob"), only(host, "root: a").application());
    assertEquals(Optional.of("alice"), only(host, "root: b").application());
  }

  @Test
  void aRuleForTheWholeHostGivesWhatNothingElseClaims() {
    GivenHost host =
        host("h").tag("Application", "bob").job("root: x", "root", "x").program("alice-a");
    assertEquals(Optional.of("bob"), only(host, "root: x").application());
    assertEquals(Optional.of("alice"), only(host, "alice-a").application());
  }

  @Test
  void theJobsThatRunScriptFoldersAreTheMachines() {
    assertInstanceOf(
        Attribution.Base.class,
        only(
                host("h").job("root: run-parts", "root", "run-parts --report /etc/cron.hourly"),
                "root: run-parts")
            .attribution());
  }

  @Test
  void aWorkerOfAnApplicationWithoutNoAsgGoesNowhereAndThatIsSaid() {
    Attributed worker = only(host("h").program("alice-a"), "alice-a");
    assertEquals(List.of(), worker.profiles());
    assertEquals("worker or job, and alice has no profile no-asg", worker.profileReason());
  }

  @Test
  void usersAndFoldersGoWhereTheirApplicationNeedsThem() {
    GivenHost host =
        host("h")
            .program("bob-a", "user", "bob", "stdout_logfile", "/shop/bob/log/a.log")
            .item("directory", "/shop/bob/log", "/shop/bob/log", 0, "owner", "log-owner")
            .item("user", "log-owner", "/etc/passwd", 3, "uid", "1009")
            .item("user", "bob", "/etc/passwd", 2, "uid", "1001");
    assertEquals(List.of("no-asg"), only(host, "/shop/bob/log").profiles());
    assertEquals(List.of("no-asg"), only(host, "log-owner").profiles());
    host.server("www.bob.example.com", "/shop/bob/public")
        .item("php_fpm_pool", "8.2/bob", "/p", 1, "user", "bob", "listen", "/run/bob.sock");
    assertEquals(List.of("asg", "no-asg"), only(host, "bob").profiles());
  }

  @Test
  void anAcceptedFindingSendsTheItemElsewhere() {
    Decision accepted =
        new Decision(
            1,
            Decision.Kind.ACCEPT,
            "bob",
            "",
            "",
            "host_alias",
            "db",
            "hosts-alias",
            "",
            "ana",
            "known",
            Instant.EPOCH);
    assertEquals(
        Disposition.APPLICATION,
        only(host("h").alias("db", "10.0.0.1"), "db", accepted).disposition());
    assertEquals(Disposition.PUPPET, only(host("h").alias("db", "10.0.0.1"), "db").disposition());
  }

  @Test
  void theLastDecisionHolds() {
    Attributed job =
        only(
            host("h").job("root: x", "root", "x"),
            "root: x",
            decision(Decision.Kind.DISPOSE, "", "cron_job root: x", "drop"),
            decision(Decision.Kind.DISPOSE, "", "cron_job root: x", "application"));
    assertEquals(Disposition.APPLICATION, job.disposition());
  }
}
