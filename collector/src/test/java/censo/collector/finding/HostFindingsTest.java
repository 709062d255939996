package censo.collector.finding;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.GivenHost;
import censo.collector.finding.Finding.Severity;
import censo.collector.finding.Finding.State;
import censo.collector.store.Decision;
import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFindingsTest {
  private static final String TOKEN = "CENSO_SECRET_0123456789abcdef";

  @Test
  void everyAliasIsFoundWithAllThatUseIt() {
    Finding finding =
        Found.of(
                "hosts-alias",
                host("h")
                    .alias("db.internal", "10.0.0.1")
                    .item(
                        "supervisor_program",
                        "bob-a",
                        "/x",
                        1,
                        "environment",
                        Map.of("DB", "db.internal"))
                    .file("/x", "[program:bob-a]\nenvironment=DB=\"db.internal\"\n")
                    .job("bob: x", "bob", "mysql -hdb.internal"))
            .getFirst();
    assertEquals("bob", finding.application());
    assertEquals("db.internal", finding.subject());
    assertEquals("application", finding.where());
    assertEquals(
        List.of(
            "10.0.0.1 db.internal", "used by cron_job bob: x", "used by supervisor_program bob-a"),
        finding.evidence().stream().map(Finding.Evidence::value).toList());
  }

  @Test
  void anAliasThatNobodyUsesIsFoundAsUnused() {
    assertEquals(
        List.of("10.0.0.1 ftp.internal, unused"),
        Found.values("hosts-alias", host("h").alias("ftp.internal", "10.0.0.1")));
  }

  @Test
  void anAliasThatBothUseIsADebtOfBoth() {
    assertEquals(
        List.of("alice smtp", "bob smtp"),
        Found.subjects(
            "hosts-alias",
            host("h")
                .alias("smtp", "10.0.0.1")
                .program("bob-a", "command", "x smtp")
                .program("alice-a", "command", "x smtp")));
  }

  @Test
  void theMachinesOwnNamesAreNoAliases() {
    assertEquals(
        List.of(),
        Found.subjects(
            "hosts-alias",
            host("shop-01")
                .item(
                    "host_alias",
                    "localhost",
                    "/etc/hosts",
                    1,
                    "address",
                    "127.0.0.1",
                    "stock",
                    "true")
                .alias("ip6-allnodes", "ff02::1")
                .alias("shop-01.ec2.internal", "127.0.1.1", "shop-01")
                .alias("instance-data", "169.254.169.254")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob.abc.us-east-1.rds.amazonaws.com",
        "bob.abc.0001.use1.cache.amazonaws.com",
        "b-1234.mq.us-east-1.amazonaws.com",
        "internal-x-1.us-east-1.elb.amazonaws.com",
        "search-x.us-east-1.es.amazonaws.com",
        "fs-1.efs.us-east-1.amazonaws.com",
        "ec2-1-2-3-4.compute-1.amazonaws.com",
        "ip-10-20-1-5.ec2.internal",
      })
  void aNameThatAwsMadeUpIsFound(String name) {
    assertEquals(
        List.of("bob " + name),
        Found.subjects(
            "generated-dns",
            host("h").program("bob-a", "environment", Map.of("U", "tcp://u@" + name + ":3306/x"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bucket.s3.us-east-1.amazonaws.com",
        "123.dkr.ecr.us-east-1.amazonaws.com",
        "sqs.us-east-1.amazonaws.com",
        "db.cache.example.com",
        "bob-ssc-db.co.example.local",
      })
  void aNameThatPeopleChoseIsNot(String name) {
    assertEquals(
        List.of(),
        Found.subjects(
            "generated-dns", host("h").program("bob-a", "command", "x https://" + name)));
  }

  @Test
  void theMachinesOwnGeneratedNameIsNot() {
    assertEquals(
        List.of(),
        Found.subjects(
            "generated-dns",
            host("ip-10-20-1-5").program("bob-a", "command", "x ip-10-20-1-5.ec2.internal")));
  }

  @Test
  void theDedicatedNameFollowsThePatternAndInProductionLacksTheEnvironment() {
    String rds = "x.abc.us-east-1.rds.amazonaws.com";
    assertEquals(
        "name it bob-ssc-db.co.example.local and use that",
        Found.of("generated-dns", host("h").program("bob-a", "command", "x " + rds))
            .getFirst()
            .mend());
    assertEquals(
        "name it bob-ssc-db.co.qa.example.local and use that",
        Found.of("generated-dns", host("qa-1").program("bob-a", "command", "x " + rds))
            .getFirst()
            .mend());
  }

  @Test
  void whatADaemonIgnoresIsFoundForWhoseItWouldBe() {
    Problem problem =
        Problem.of(
                "cron",
                Problem.Severity.IGNORED,
                Code.CRON_FILE_IGNORED,
                Origin.of("/etc/cron.d/bob.backup", 7),
                "a name with a dot",
                "rename it")
            .withWouldBe(
                List.of(
                    Item.of(
                        "cron_job", "bob: tar", Map.of("user", Value.of("bob")), Origin.of("/x"))));
    Finding finding = Found.of("ignored-by-daemon", host("h").problem(problem)).getFirst();
    assertEquals("bob", finding.application());
    assertEquals("rename it", finding.mend());
    assertEquals(
        new Finding.Evidence("i-h", "/etc/cron.d/bob.backup", 7, "a name with a dot"),
        finding.evidence().getFirst());
    assertEquals(List.of(), Found.of("would-not-start", host("h").problem(problem)));
  }

  @Test
  void whatKeepsADaemonFromStartingBlocks() {
    Problem problem =
        Problem.of(
            "nginx",
            Problem.Severity.FATAL,
            Code.NGINX_FATAL,
            Origin.of("/etc/nginx/nginx.conf", 3),
            "unknown directive",
            "remove it");
    assertEquals(
        Severity.BLOCKS,
        Found.of("would-not-start", host("h").problem(problem)).getFirst().severity());
  }

  @Test
  void aSecretIsFoundOnceWithAllPlacesThatAreEqual() {
    GivenHost one =
        host("h1")
            .item("supervisor_program", "bob-a", "/x", 1, "environment", Map.of("PW", TOKEN))
            .replaced("/x", "[program:bob-a]\nenvironment=PW=\"" + TOKEN + "\"\n; old=" + TOKEN, 2);
    GivenHost two = host("h2").program("bob-a", "environment", Map.of("PW", TOKEN));
    List<Finding> found = Found.of("secret-in-file", one, two);
    assertEquals(1, found.size());
    assertEquals(Severity.NOTES, found.getFirst().severity());
    assertEquals(
        List.of(
            "environment.PW of supervisor_program bob-a",
            "in a comment",
            "environment.PW of supervisor_program bob-a"),
        found.getFirst().evidence().stream().map(Finding.Evidence::value).toList());
  }

  @Test
  void aSecretThatCanNotBeRenderedBlocks() {
    assertEquals(
        List.of(Severity.BLOCKS, Severity.BLOCKS, Severity.NOTES),
        Found.of(
                "secret-in-file",
                host("h")
                    .job("bob: a", "bob", "curl -H 'X: CENSO_SECRET_1111111111111111'")
                    .job("bob: b", "bob", "curl -H \"X: CENSO_SECRET_3333333333333333\"")
                    .item(
                        "cron_job",
                        "bob: c",
                        "/y",
                        1,
                        "user",
                        "bob",
                        "stdin",
                        "CENSO_SECRET_2222222222222222"))
            .stream()
            .map(Finding::severity)
            .toList());
  }

  @Test
  void whatEverybodyCanWriteBlocksAndSecretsEverybodyCanReadAreNoted() {
    GivenHost given =
        host("h")
            .file("/etc/a.conf", "x", "0666", Optional.empty(), false)
            .file("/etc/b.conf", TOKEN, "0644", Optional.empty(), false)
            .file("/etc/c.conf", TOKEN, "0640", Optional.empty(), false)
            .link("/etc/d.conf", "/etc/c.conf");
    assertEquals(
        List.of("- /etc/a.conf", "- secrets that everybody on h can read"),
        Found.subjects("insecure-permissions", given));
    assertEquals(List.of("mode 0666", "mode 0644"), Found.values("insecure-permissions", given));
  }

  @Test
  void whatTwoApplicationsShareIsFoundAndTheHostThatCarriesThem() {
    GivenHost given =
        host("h")
            .program("bob-a", "user", "shop", "stdout_logfile", "/var/log/shop/a.log")
            .program("alice-a", "user", "shop", "stdout_logfile", "/var/log/shop/b.log");
    assertEquals(
        List.of("- host h", "- log directory /var/log/shop", "- user shop"),
        Found.subjects("app-on-both", given));
  }

  @Test
  void systemAccountsPlainPortsAndTheLogFolderItselfAreNotShared() {
    GivenHost given =
        host("h")
            .item("user", "daemon-x", "/etc/passwd", 3, "uid", "120")
            .program("bob-a", "user", "www-data", "stdout_logfile", "/var/log/a.log")
            .program("alice-a", "user", "www-data", "stdout_logfile", "/var/log/b.log")
            .program("bob-b", "user", "daemon-x")
            .program("alice-b", "user", "daemon-x")
            .server("www.bob.example.com", "/shop/bob/public")
            .server("www.alice.example.com", "/shop/alice/public");
    assertEquals(List.of("- host h"), Found.subjects("app-on-both", given));
    assertEquals(
        List.of(), Found.subjects("app-on-both", host("h").program("bob-a", "user", "shop")));
  }

  @Test
  void aLogThatNoBlockRotatesIsNotedOnceLogrotateWasReadWhole() {
    GivenHost given =
        host("h")
            .job("bob: x", "bob", "php x >> /var/log/bob/x.log 2>&1")
            .job("bob: y", "bob", "php y >> /var/log/bob/y.log 2>&1")
            .program("bob-a", "stdout_logfile", "/var/log/bob/a.log")
            .program(
                "bob-b", "stdout_logfile", "/var/log/bob/b.log", "stdout_logfile_maxbytes", "0")
            .item(
                "logrotate",
                "/var/log/bob/y*.log",
                "/l",
                1,
                "paths",
                List.of("/var/log/bob/y*.log"));
    assertEquals(List.of(), Found.subjects("log-not-rotated", given));
    given.source("logrotate", Reading.Status.COMPLETE, true);
    assertEquals(
        List.of("bob /var/log/bob/b.log", "bob /var/log/bob/x.log"),
        Found.subjects("log-not-rotated", given));
  }

  @Test
  void valuesOtherThanTheBaselineAreNoted() {
    GivenHost given =
        host("h")
            .item("sysctl", "net.core.somaxconn", "/s", 1, "value", "4096")
            .item("sysctl", "vm.swappiness", "/s", 2, "value", "10")
            .item("php_fpm_pool", "8.2/bob", "/p", 1, "pm", "dynamic")
            .item("php_fpm_pool", "8.2/bob-2", "/p", 1, "user", "bob", "pm", "static");
    assertEquals(List.of("4096", "dynamic"), Found.values("tuning", given));
  }

  @Test
  void aFindingIsAcceptedOnceItIsForAllItsItems() {
    GivenHost given = host("h").alias("db", "10.0.0.1");
    Decision accepted =
        new Decision(
            1,
            Decision.Kind.ACCEPT,
            "",
            "",
            "",
            "host_alias",
            "db",
            "hosts-alias",
            "",
            "ana",
            "",
            Instant.EPOCH);
    assertEquals(State.OPEN, Found.of("hosts-alias", given).getFirst().state());
    assertEquals(
        State.ACCEPTED, Found.of("hosts-alias", List.of(accepted), given).getFirst().state());
  }

  @Test
  void oneThingHasOneFindingWhateverTheOrderOfHosts() {
    GivenHost one = host("h1").alias("db", "10.0.0.1").program("bob-a", "command", "x db");
    GivenHost two = host("h2").alias("db", "10.0.0.2");
    List<Finding> forward = Found.of("hosts-alias", one, two);
    assertEquals(forward, Found.of("hosts-alias", two, one));
    assertEquals(2, forward.size());
  }
}
