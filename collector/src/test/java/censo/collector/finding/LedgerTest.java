package censo.collector.finding;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.ExampleHosts;
import censo.collector.GivenHost;
import censo.collector.finding.Ledger.Bucket;
import censo.collector.profile.Fleet;
import censo.collector.store.Decision;
import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static Ledger ledger(GivenHost host, Decision... decisions) {
    Fleet fleet = Fleet.of(List.of(host.snapshot()), Found.rules(), List.of(decisions));
    return Ledger.of(fleet, Finder.find(fleet)).getFirst();
  }

  @Test
  void linesOfRenderedItemsAreRenderedAndStructureIsNotCounted() {
    Ledger ledger =
        ledger(
            host("h")
                .item("supervisor_program", "bob-a", "/x", 2)
                .replaced("/x", "; bob's\n[program:bob-a]\n\ncommand=x\n}\n", 4));
    assertEquals(2, ledger.lines());
    assertEquals(Map.of(Bucket.RENDERED, 2), ledger.counts());
    assertEquals(List.of(), ledger.open());
  }

  @Test
  void aRenderedLineWithADebtIsAFindings() {
    GivenHost host = host("h").job("bob: rm", "bob", "rm -rf /shop/bob/x");
    host.file("/etc/cron.d/x", "0 3 * * * bob rm -rf /shop/bob/x\n");
    assertEquals(Map.of(Bucket.FINDING, 1), ledger(host).counts());
  }

  @Test
  void whatAPersonSentElsewhereIsElsewhere() {
    GivenHost host = host("h").job("bob: x", "bob", "php /shop/bob/x");
    host.file("/etc/cron.d/x", "0 3 * * * bob php /shop/bob/x\n");
    Decision drop =
        new Decision(
            1,
            Decision.Kind.DISPOSE,
            "",
            "",
            "",
            "cron_job",
            "bob: x",
            "",
            "drop",
            "ana",
            "",
            Instant.EPOCH);
    assertEquals(Map.of(Bucket.ELSEWHERE, 1), ledger(host, drop).counts());
  }

  @Test
  void whatIsAsShippedIsIgnoredAndWhatNobodyOwnsIsOpen() {
    Ledger ledger =
        ledger(
            host("h")
                .pristine("/etc/nginx/nginx.conf", "user www-data;\nevents { }\n")
                .program("cms")
                .file("/etc/supervisor/conf.d/x.conf", "[program:cms]\n"));
    assertEquals(Map.of(Bucket.IGNORED, 2), ledger.counts());
    assertEquals(
        List.of(new Ledger.Open("/etc/supervisor/conf.d/x.conf", 1, "[program:cms]")),
        ledger.open());
  }

  @Test
  void aFileOfWhichTheDaemonTakesNothingIsAProblem() {
    Ledger ledger =
        ledger(
            host("h")
                .file("/etc/cron.d/a", "MAILTO=\n* * * * * bob x\n* * 61 * * bob y\n")
                .problem(
                    Problem.of(
                        "cron",
                        Problem.Severity.IGNORED,
                        Code.CRON_FILE_IGNORED,
                        Origin.of("/etc/cron.d/a", 3),
                        "minute",
                        "mend")));
    assertEquals(Map.of(Bucket.PROBLEM, 3), ledger.counts());
  }

  @Test
  void aWorkerThatHasNoPlaceIsHeldBackByItsFinding() {
    Ledger ledger =
        ledger(
            host("h")
                .program("alice-a")
                .file("/etc/supervisor/conf.d/x.conf", "[program:alice-a]"));
    assertEquals(Map.of(Bucket.FINDING, 1), ledger.counts());
  }

  @Test
  void linesOfALinkedFileAreCountedOnce() {
    Ledger ledger =
        ledger(
            host("h")
                .item(
                    "nginx_server",
                    "www.bob.example.com:80",
                    "/etc/nginx/sites-enabled/b",
                    1,
                    "server_name",
                    List.of("www.bob.example.com"))
                .link("/etc/nginx/sites-enabled/b", "../sites-available/b")
                .file(
                    "/etc/nginx/sites-available/b", "server { server_name www.bob.example.com; }"));
    assertEquals(1, ledger.lines());
    assertEquals(Map.of(Bucket.RENDERED, 1), ledger.counts());
  }

  @Test
  void aDiskThatNothingRefersToIsADebtOfItsLine() {
    Ledger ledger =
        ledger(
            host("h")
                .item("mount", "/mnt/x", "/etc/fstab", 1, "type", "cifs", "network", "true")
                .file("/etc/fstab", "//nas/x /mnt/x cifs guest"));
    assertEquals(Map.of(Bucket.FINDING, 1), ledger.counts());
  }

  @Test
  void onTheExampleHostsOnlyLinesOfNeitherApplicationAreOpen() throws Exception {
    Fleet fleet = Fleet.of(ExampleHosts.snapshots(), ExampleHosts.rules(), List.of());
    for (Ledger ledger : Ledger.of(fleet, Finder.find(fleet))) {
      int sum = ledger.counts().values().stream().mapToInt(Integer::intValue).sum();
      assertEquals(ledger.lines(), sum + ledger.open().size(), ledger.host());
      assertEquals(
          List.of(),
          ledger.open().stream().filter(o -> o.text().matches(".*(?:bob|alice).*")).toList());
      assertTrue(ledger.open().stream().anyMatch(o -> o.text().equals("[program:cms-preview]")));
    }
  }
}
