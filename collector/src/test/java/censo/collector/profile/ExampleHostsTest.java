package censo.collector.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.ExampleHosts;
import censo.collector.application.Attributed;
import censo.collector.finding.Finder;
import censo.collector.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the example hosts are made to show: two applications, and what belongs to neither. */
class ExampleHostsTest {
  private static Fleet fleet;
  private static List<Finding> findings;

  @BeforeAll
  static void take() throws Exception {
    fleet = Fleet.of(ExampleHosts.snapshots(), ExampleHosts.rules(), List.of());
    findings = Finder.find(fleet);
  }

  private static Set<String> names(String application, String... kinds) {
    return fleet.attributed().stream()
        .filter(a -> a.application().orElse("-").equals(application))
        .filter(a -> Set.of(kinds).contains(a.item().kind()))
        .map(a -> a.item().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inbox(String kind) {
    return fleet.inbox().stream()
        .filter(a -> a.item().kind().equals(kind))
        .map(a -> a.item().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyProgramIsItsApplicationsByName() {
    assertTrue(names("bob", "supervisor_program").stream().allMatch(n -> n.startsWith("bob-")));
    assertTrue(names("alice", "supervisor_program").stream().allMatch(n -> n.startsWith("alice-")));
    assertEquals(Set.of("cms-preview", "pet-uploads"), names("-", "supervisor_program"));
  }

  @Test
  void serversOfNeitherWaitInTheInbox() {
    assertEquals(
        Set.of("_:80", "cms.example.com.br:80", "localhost:8090"), names("-", "nginx_server"));
    assertTrue(
        names("bob", "nginx_server").stream().allMatch(n -> n.contains("bob.example.com.br")));
  }

  @Test
  void jobsOfRootAreGivenByThePathsTheyWorkOn() {
    assertTrue(
        names("bob", "cron_job")
            .containsAll(Set.of("root: find tmp f +3", "root: truncate 0 debug.log")));
    assertTrue(
        names("alice", "cron_job")
            .containsAll(Set.of("root: find cache f +1", "root: rm _velhos")));
    assertTrue(names("-", "cron_job").contains("www-data: curl healthz"));
  }

  @Test
  void theInboxHoldsNoItemThatARuleSpeaksFor() {
    for (Attributed a : fleet.inbox()) {
      String text = a.item().toString();
      assertTrue(!text.contains("/shop/bob") && !text.contains("/shop/alice"), text);
    }
  }

  private static Set<String> conflicts(String application, String profile, String... kinds) {
    return fleet.conflicts().stream()
        .filter(d -> d.application().equals(application) && d.profile().equals(profile))
        .filter(d -> Set.of(kinds).contains(d.item().kind()))
        .map(d -> d.item().name() + " " + d.setting())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void workersAndJobsDifferInWhatThreeYearsOfHandsChanged() {
    assertEquals(
        Set.of(
            "bob-erp-sync command",
            "bob-orders numprocs",
            "bob-websocket command",
            "bob: cli.php stock:sync command"),
        conflicts("bob", "no-asg", "supervisor_program", "cron_job"));
  }

  @Test
  void webHostsAreToBeAlikeInTheServersTheyHave() {
    assertEquals(
        Set.of(
            "admin.bob.example.com.br:80 #2 ensure",
            "api.bob.example.com.br:8080 ensure",
            "bob.example.com.br:80 #2 ensure",
            "www.bob.example.com.br:80 #2 ensure"),
        conflicts("bob", "asg", "nginx_server"));
    assertEquals(Set.of(), conflicts("alice", "asg", "nginx_server", "nginx_upstream"));
    assertEquals(
        Set.of("nginx events.worker_connections"), conflicts("alice", "asg", "nginx_main"));
  }

  @Test
  void poolsAndPhpDifferAsTheirHostsWereTuned() {
    assertEquals(
        Set.of("8.2/bob env.DB_PASSWORD", "8.2/bob pm.max_children", "8.2/bob-api ensure"),
        conflicts("bob", "asg", "php_fpm_pool"));
    assertEquals(
        Set.of("8.2/fpm memory_limit", "8.2/fpm opcache.validate_timestamps"),
        conflicts("alice", "asg", "php_ini"));
  }

  @Test
  void aliasesBelongToWhoUsesThemAndNotToWhoseNameTheyBear() {
    assertTrue(names("bob", "host_alias").contains("alice-web.internal"));
    assertTrue(names("alice", "host_alias").contains("bob-api.internal"));
    assertTrue(names("base", "host_alias").contains("smtp.internal"));
    assertEquals(Set.of("ftp-legado.internal"), inbox("host_alias"));
    assertEquals(Set.of("bob-search.internal address"), conflicts("bob", "no-asg", "host_alias"));
  }

  @Test
  void aliceHasWorkersAndNoPlaceForThem() {
    assertTrue(fleet.profile("alice", "no-asg").isEmpty());
    assertEquals(
        Set.of(
            "workers and jobs on shop-01",
            "workers and jobs on shop-02",
            "workers and jobs on shop-03"),
        findings.stream()
            .filter(f -> f.id().equals("asg-blocker") && f.application().equals("alice"))
            .map(Finding::subject)
            .collect(Collectors.toSet()));
  }

  @Test
  void exactFilesOfOneApplicationHoldNothingOfTheOther() {
    Set<String> bob = fleet.profile("bob", "asg").orElseThrow().files().keySet();
    Set<String> alice = fleet.profile("alice", "asg").orElseThrow().files().keySet();
    assertTrue(bob.contains("/etc/nginx/conf.d/00-geral.conf"));
    assertTrue(alice.contains("/etc/nginx/conf.d/00-geral.conf"));
    assertTrue(bob.stream().noneMatch(path -> path.contains("alice")));
    assertTrue(alice.stream().noneMatch(path -> path.contains("bob")));
  }

  @Test
  void everyJobThatCleansADiskIsFound() {
    assertEquals(
        Set.of(
            "/etc/cron.daily/limpa-sessoes",
            "bob: find releases 1 d",
            "root: > preview-trace.log",
            "root: find cache f +1",
            "root: find incoming f +7",
            "root: find tmp f +3",
            "root: find tmp pet-* +2",
            "root: rm _velhos",
            "root: truncate 0 debug.log"),
        findings.stream()
            .filter(f -> f.id().equals("cron-disk-cleanup"))
            .map(Finding::subject)
            .collect(Collectors.toSet()));
  }

  @Test
  void everyFindingSaysWhereAndWhatToDo() {
    for (Finding finding : findings) {
      assertTrue(!finding.evidence().isEmpty(), finding.toString());
      assertTrue(!finding.where().isBlank() && !finding.mend().isBlank(), finding.toString());
      assertTrue(
          finding.evidence().stream().noneMatch(e -> e.value().contains("FAKE")),
          finding.toString());
    }
  }

  @Test
  void aSecondLookFindsTheSame() throws Exception {
    Fleet again = Fleet.of(ExampleHosts.snapshots(), ExampleHosts.rules(), List.of());
    assertEquals(fleet.profiles(), again.profiles());
    assertEquals(findings, Finder.find(again));
  }
}
