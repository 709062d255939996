package censo.collector.profile;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import censo.collector.application.Disposition;
import censo.collector.application.Rules;
import censo.collector.store.Decision;
import censo.inventory.ItemKey;
import censo.inventory.Reading;
import censo.inventory.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final ItemKey MAILER = new ItemKey("supervisor_program", "bob-mailer");

  private static Rules rules() {
    String yaml =
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
          - name: alice
            profiles: [asg]
            match: {program: ['alice-*'], server_name: ['*.alice.example.com'], file: ['/etc/nginx/conf.d/alice*']}
        hosts:
          - {match: 'staging-*', environment: staging}
          - {match: 'unknown-*'}
          - {match: '*-?', environment: production}
        """;
    try {
      return Rules.parse("censo.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    } catch (Rules.Refused e) {
      throw new AssertionError(e);
    }
  }

  private static Fleet fleet(List<Decision> decisions, GivenHost... hosts) {
    return Fleet.of(Arrays.stream(hosts).map(GivenHost::snapshot).toList(), rules(), decisions);
  }

  private static Profile profile(String name, GivenHost... hosts) {
    return fleet(List.of(), hosts).profile("bob", name).orElseThrow();
  }

  private static Decision settle(ItemKey key, String setting, String value) {
    return new Decision(
        1,
        Decision.Kind.SETTLE,
        "bob",
        "",
        "",
        key.kind(),
        key.name(),
        setting,
        value,
        "ana",
        "measured",
        Instant.EPOCH);
  }

  private static GivenHost mailers(String name, String numprocs) {
    return host(name).program("bob-mailer", "command", "php m", "numprocs", numprocs);
  }

  @Test
  void hostsThatAgreeAreTheSame() {
    Profile profile = profile("no-asg", mailers("web-2", "4"), mailers("web-1", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(new Merged.Same(Optional.of(Value.of("4"))), mailer.settings().get("numprocs"));
    assertEquals(List.of("i-web-1", "i-web-2"), profile.hosts());
    assertEquals(List.of("i-web-1", "i-web-2"), mailer.places().stream().map(Place::host).toList());
  }

  @Test
  void aConflictRecordsWhatMostHostsHaveAndWhy() {
    Profile profile =
        profile("no-asg", mailers("web-1", "2"), mailers("web-2", "4"), mailers("web-3", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(
        new Merged.Conflict(
            Optional.of(Value.of("4")),
            List.of(
                new Variant(Optional.of(Value.of("4")), List.of("i-web-2", "i-web-3")),
                new Variant(Optional.of(Value.of("2")), List.of("i-web-1"))),
            "the value of 2 of 3 hosts"),
        mailer.settings().get("numprocs"));
    assertEquals(Optional.of("4"), mailer.item().text("numprocs"));
    assertEquals(List.of("numprocs"), mailer.conflicts());
  }

  @Test
  void whereHostsAreEvenTheFirstByNameIsRecorded() {
    Profile profile = profile("no-asg", mailers("web-2", "4"), mailers("web-1", "2"));
    assertEquals(Optional.of("2"), profile.item(MAILER).orElseThrow().item().text("numprocs"));
  }

  @Test
  void aSettingThatOneHostLeavesAtTheDefaultIsAConflictToo() {
    Profile profile =
        profile(
            "no-asg",
            host("web-1").program("bob-mailer"),
            host("web-2").program("bob-mailer"),
            mailers("web-3", "4"));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(List.of("command", "numprocs"), mailer.conflicts());
    assertEquals(Optional.empty(), mailer.item().text("numprocs"));
  }

  @Test
  void hostsThatDifferInOneVariableDifferInThatOnly() {
    Profile profile =
        profile(
            "no-asg",
            host("web-1").program("bob-mailer", "environment", Map.of("A", "1", "B", "1")),
            host("web-2").program("bob-mailer", "environment", Map.of("A", "1", "B", "2")));
    ProfileItem mailer = profile.item(MAILER).orElseThrow();
    assertEquals(List.of("environment.B"), mailer.conflicts());
    assertEquals(Map.of("A", "1", "B", "1"), mailer.item().map("environment"));
  }

  @Test
  void aPersonSettlesAConflict() {
    Fleet fleet =
        fleet(
            List.of(settle(MAILER, "numprocs", "\"8\"")),
            mailers("web-1", "2"),
            mailers("web-2", "4"));
    ProfileItem mailer = fleet.profile("bob", "no-asg").orElseThrow().item(MAILER).orElseThrow();
    Merged.Decided decided =
        assertInstanceOf(Merged.Decided.class, mailer.settings().get("numprocs"));
    assertEquals("ana", decided.author());
    assertEquals(Optional.of("8"), mailer.item().text("numprocs"));
    assertEquals(List.of(), mailer.conflicts());
    assertFalse(fleet.conflicts().getFirst().isOpen());
  }

  @Test
  void aDecisionForTheDefaultLeavesTheSettingOut() {
    Fleet fleet =
        fleet(
            List.of(settle(MAILER, "numprocs", "")), mailers("web-1", "2"), mailers("web-2", "4"));
    assertEquals(
        Optional.empty(),
        fleet
            .profile("bob", "no-asg")
            .orElseThrow()
            .item(MAILER)
            .orElseThrow()
            .item()
            .setting("numprocs"));
  }

  @Test
  void environmentsDifferWithoutConflict() {
    Fleet fleet = fleet(List.of(), mailers("web-1", "4"), mailers("staging-1", "1"));
    ProfileItem mailer = fleet.profile("bob", "no-asg").orElseThrow().item(MAILER).orElseThrow();
    Merged.PerEnvironment merged =
        assertInstanceOf(Merged.PerEnvironment.class, mailer.settings().get("numprocs"));
    assertEquals(List.of("production", "staging"), List.copyOf(merged.environments().keySet()));
    assertEquals(Optional.of("4"), mailer.item().text("numprocs"));
    assertEquals(List.of(), fleet.conflicts());
  }

  @Test
  void aConflictInsideOneEnvironmentIsOneOfThatEnvironment() {
    Fleet fleet =
        fleet(
            List.of(), mailers("web-1", "4"), mailers("staging-1", "1"), mailers("staging-2", "2"));
    assertEquals(
        List.of("staging"), fleet.conflicts().stream().map(Disagreement::environment).toList());
  }

  @Test
  void hostsOfUnknownEnvironmentAreMergedTogetherAndThatIsSaid() {
    Profile profile = profile("no-asg", mailers("alpha", "1"), mailers("beta", "2"));
    assertEquals(List.of("numprocs"), profile.item(MAILER).orElseThrow().conflicts());
    assertTrue(
        profile.notes().getFirst().contains("merged together: alpha, beta"), profile.notes() + "");
  }

  @Test
  void aSpellingIsKeptOfAHostThatHasTheValue() {
    GivenHost plain = host("web-1").program("bob-mailer", "maxbytes", "1");
    GivenHost spelled =
        host("web-2").program("bob-mailer", "maxbytes", "2048").written("maxbytes", "2KB");
    GivenHost third = host("web-3").program("bob-mailer", "maxbytes", "2048");
    ProfileItem mailer = profile("no-asg", plain, spelled, third).item(MAILER).orElseThrow();
    assertEquals(
        Optional.of(Value.of("2KB")), Optional.ofNullable(mailer.item().written().get("maxbytes")));
    assertEquals(Map.of(), profile("no-asg", plain).item(MAILER).orElseThrow().item().written());
  }

  private static GivenHost web(String name) {
    return host(name)
        .server("www.bob.example.com", "/shop/bob/public")
        .item("php_fpm_pool", "8.2/bob", "/p", 1, "user", "bob", "listen", "/run/bob.sock");
  }

  @Test
  void inAsgAnItemThatNotAllServingHostsHaveIsAConflictAndRenderedUntilDecided() {
    ItemKey api = new ItemKey("nginx_server", "api.bob.example.com:80");
    GivenHost with = web("web-1").server("api.bob.example.com", "/shop/bob/api");
    GivenHost idle = host("web-4").program("bob-mailer");
    Fleet fleet = fleet(List.of(), with, web("web-2"), web("web-3"), idle);
    ProfileItem item = fleet.profile("bob", "asg").orElseThrow().item(api).orElseThrow();
    Merged.Conflict conflict =
        assertInstanceOf(Merged.Conflict.class, item.settings().get(ProfileItem.ENSURE));
    assertEquals(
        List.of(
            new Variant(Optional.of(Value.of("absent")), List.of("i-web-2", "i-web-3")),
            new Variant(Optional.of(Value.of("present")), List.of("i-web-1"))),
        conflict.variants());
    assertEquals(Disposition.PUPPET, item.disposition());

    Fleet decided =
        fleet(
            List.of(settle(api, ProfileItem.ENSURE, "\"absent\"")),
            with,
            web("web-2"),
            web("web-3"));
    Profile asg = decided.profile("bob", "asg").orElseThrow();
    assertEquals(Disposition.DROP, asg.item(api).orElseThrow().disposition());
    assertFalse(asg.files().containsKey("/etc/nginx/sites-enabled/api.bob.example.com"));
  }

  @Test
  void elsewhereADifferingPresenceDecidesNothing() {
    Profile profile = profile("no-asg", mailers("web-1", "4"), host("web-2").program("bob-x"));
    assertEquals(0, profile.openConflicts());
    assertEquals(1, profile.item(MAILER).orElseThrow().places().size());
  }

  @Test
  void aHostWhoseSourceWasNotReadWholeSaysNothingByNotHavingAnItem() {
    GivenHost with = web("web-1").server("api.bob.example.com", "/shop/bob/api");
    GivenHost partial = web("web-2").source("nginx", Reading.Status.PARTIAL, true);
    Profile profile = profile("asg", with, partial);
    assertEquals(0, profile.openConflicts());
    assertEquals(
        List.of("nginx of web-2 was read in part; what it lacks may exist"), profile.notes());
  }

  @Test
  void aSourceThatWouldNotStartIsNamed() {
    Profile profile = profile("asg", web("web-1").source("nginx", Reading.Status.COMPLETE, false));
    assertEquals(
        List.of("nginx of web-1 would not start as it is; see would-not-start"), profile.notes());
  }

  @Test
  void aGroupKeepsOnlyItsApplicationsProgramsAndSaysWhichItDropped() {
    Profile profile =
        profile(
            "no-asg",
            host("web-1")
                .program("bob-a")
                .program("alice-a")
                .program("nobody")
                .item(
                    "supervisor_group",
                    "bob-all",
                    "/x",
                    9,
                    "programs",
                    List.of("bob-a", "alice-a", "nobody")));
    ProfileItem group = profile.item(new ItemKey("supervisor_group", "bob-all")).orElseThrow();
    assertEquals(List.of("bob-a"), group.item().list("programs"));
    assertTrue(group.reason().contains("without alice-a, nobody"), group.reason());
  }

  @Test
  void whatTheMachineHasIsCarriedWhereItIsNeededOnly() {
    GivenHost machine =
        web("web-1")
            .program("bob-mailer", "command", "php x", "user", "bob")
            .item("nginx_main", "nginx", "/etc/nginx/nginx.conf", 0, "user", "www-data")
            .item("supervisord", "supervisord", "/etc/s.conf", 1, "minfds", "4096")
            .item("php_ini", "8.2/cli", "/etc/php/8.2/cli/php.ini", 0, "memory_limit", "1")
            .item("php_ini", "8.2/fpm", "/etc/php/8.2/fpm/php.ini", 0, "memory_limit", "1")
            .item("sysctl", "vm.swappiness", "/etc/sysctl.d/60.conf", 1, "value", "10")
            .item("limit", "bob soft nofile", "/etc/l.conf", 1, "value", "65535")
            .item("limit", "other soft nofile", "/etc/l.conf", 2, "value", "65535");
    Fleet fleet = fleet(List.of(), machine);
    assertEquals(
        Set.of(
            "nginx_main nginx", "php_ini 8.2/fpm", "sysctl vm.swappiness", "limit bob soft nofile"),
        carried(fleet.profile("bob", "asg").orElseThrow()));
    assertEquals(
        Set.of(
            "supervisord supervisord",
            "php_ini 8.2/cli",
            "sysctl vm.swappiness",
            "limit bob soft nofile"),
        carried(fleet.profile("bob", "no-asg").orElseThrow()));
    assertEquals(Set.of(), carried(fleet.profile("alice", "asg").orElseThrow()));
  }

  private static Set<String> carried(Profile profile) {
    return Set.copyOf(
        profile.items().stream()
            .filter(ProfileItem::carried)
            .map(i -> i.key().toString())
            .toList());
  }

  @Test
  void exactFilesComeWholeFromTheHostThatIsMostLikeTheOthers() {
    GivenHost odd = host("web-1").server("www.bob.example.com", "/shop/bob/public", "gzip", "on");
    odd.file("/unrelated", "x");
    GivenHost second = host("web-2").server("www.bob.example.com", "/shop/bob/public");
    GivenHost third = host("web-3").server("www.bob.example.com", "/shop/bob/public");
    Profile asg = profile("asg", odd, second, third);
    ProfileItem server =
        asg.item(new ItemKey("nginx_server", "www.bob.example.com:80")).orElseThrow();
    assertEquals(List.of("gzip"), server.conflicts());
    assertEquals(Set.of("/etc/nginx/sites-enabled/www.bob.example.com"), asg.files().keySet());
  }

  @Test
  void aDecisionChoosesTheHostWhoseExactFileHasTheValue() {
    ItemKey key = new ItemKey("nginx_server", "www.bob.example.com:80");
    GivenHost first = exact("web-1", "off");
    GivenHost second = exact("web-2", "on");
    Fleet fleet = fleet(List.of(settle(key, "gzip", "\"on\"")), first, second);
    Profile asg = fleet.profile("bob", "asg").orElseThrow();
    assertInstanceOf(Merged.Decided.class, asg.item(key).orElseThrow().settings().get("gzip"));
    assertEquals(
        "gzip on;", asg.files().get("/etc/nginx/sites-enabled/b").content().orElseThrow().utf8());
    Fleet impossible = fleet(List.of(settle(key, "gzip", "\"always\"")), first, second);
    assertEquals(1, impossible.profile("bob", "asg").orElseThrow().openConflicts());
  }

  private static GivenHost exact(String name, String gzip) {
    return host(name)
        .item(
            "nginx_server",
            "www.bob.example.com:80",
            "/etc/nginx/sites-enabled/b",
            1,
            "server_name",
            List.of("www.bob.example.com"),
            "gzip",
            gzip,
            "files",
            List.of("/etc/nginx/sites-enabled/b"))
        .file("/etc/nginx/sites-enabled/b", "gzip " + gzip + ";");
  }

  @Test
  void linksComeWithWhatTheyLeadTo() {
    GivenHost host =
        host("web-1")
            .item(
                "nginx_server",
                "www.bob.example.com:80",
                "/etc/nginx/sites-enabled/b",
                1,
                "server_name",
                List.of("www.bob.example.com"))
            .link("/etc/nginx/sites-enabled/b", "../sites-available/b")
            .file("/etc/nginx/sites-available/b", "x");
    assertEquals(
        Set.of("/etc/nginx/sites-available/b", "/etc/nginx/sites-enabled/b"),
        profile("asg", host).files().keySet());
  }

  @Test
  void anothersHttpFilesStayAway() {
    GivenHost host =
        web("web-1")
            .item("nginx_main", "nginx", "/etc/nginx/nginx.conf", 0)
            .also("/etc/nginx/conf.d/00.conf", 0)
            .also("/etc/nginx/conf.d/bob.conf", 0)
            .also("/etc/nginx/conf.d/alice.conf", 0)
            .also("/etc/nginx/mime.types", 0)
            .file("/etc/nginx/nginx.conf", "a")
            .file("/etc/nginx/conf.d/00.conf", "b")
            .file("/etc/nginx/conf.d/bob.conf", "c")
            .file("/etc/nginx/conf.d/alice.conf", "d")
            .pristine("/etc/nginx/mime.types", "e");
    assertEquals(
        List.of(
            "/etc/nginx/conf.d/00.conf",
            "/etc/nginx/conf.d/bob.conf",
            "/etc/nginx/nginx.conf",
            "/etc/nginx/sites-enabled/www.bob.example.com"),
        List.copyOf(profile("asg", host).files().keySet()));
  }

  @Test
  void theOrderOfHostsChangesNothing() {
    GivenHost one = web("web-1").program("bob-mailer", "numprocs", "1");
    GivenHost two = web("web-2").program("bob-mailer", "numprocs", "2");
    GivenHost three = host("web-3").program("bob-x").job("bob: x", "bob", "php /shop/bob/x");
    Fleet forward = fleet(List.of(), one, two, three);
    Fleet backward = fleet(List.of(), three, two, one);
    assertEquals(forward.profiles(), backward.profiles());
    assertEquals(forward.conflicts(), backward.conflicts());
  }

  @Test
  void theInboxHasWhatNobodyOwns() {
    Fleet fleet = fleet(List.of(), host("web-1").program("cms").program("bob-a"));
    List<String> inbox = new ArrayList<>();
    fleet.inbox().forEach(a -> inbox.add(a.item().name()));
    assertEquals(List.of("cms"), inbox);
  }
}
