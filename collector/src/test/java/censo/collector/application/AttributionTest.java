package censo.collector.application;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import censo.collector.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final String RULES =
      """
      schema: 1
      applications:
        - name: bob
          profiles: [asg, no-asg]
          match:
            path: ['/shop/bob/**']
            user: [bob]
            program: ['bob-*']
            server_name: ['*.bob.example.com']
            pool: [bob]
            file: ['/etc/nginx/conf.d/bob*']
            tag: {Application: bob}
        - name: alice
          profiles: [asg]
          match:
            path: ['/shop/alice/**']
            user: [alice]
            program: ['alice-*']
            server_name: ['*.alice.example.com']
      ignore:
        - {kind: cron_job, file: /etc/cron.d/sysstat, reason: 'package default', author: ana, until: 2027-06-30}
      """;

  private static Rules rules() {
    try {
      return Rules.parse("censo.yaml", RULES.getBytes(StandardCharsets.UTF_8));
    } catch (Rules.Refused e) {
      throw new AssertionError(e);
    }
  }

  private static Attributed only(GivenHost host, String name, Decision... decisions) {
    List<Attributed> found =
        Applications.of(List.of(host.snapshot()), rules(), List.of(decisions)).stream()
            .filter(a -> a.item().name().equals(name))
            .toList();
    assertEquals(1, found.size(), "items named " + name);
    return found.getFirst();
  }

  private static Decision decision(
      Decision.Kind kind, String application, String key, String value) {
    String[] kindAndName = key.split(" ", 2);
    return new Decision(
        1,
        kind,
        application,
        "",
        "",
        kindAndName[0],
        kindAndName[1],
        "",
        value,
        "ana",
        "because",
        Instant.EPOCH);
  }

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

  @Test
  void aHostOfManyItemsIsAttributedInTime() {
    GivenHost host = host("h");
    for (int i = 0; i < 9000; i++) {
      host.job("root: x" + i, "root", "x" + i + " name" + i + ".internal");
      host.alias("name" + i + ".internal", "10.0.0.1");
    }
    long start = System.nanoTime();
    Applications.of(List.of(host.snapshot()), rules(), List.of());
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 10_000, "took " + millis + " ms");
  }
}
