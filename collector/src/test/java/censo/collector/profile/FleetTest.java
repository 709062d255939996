package censo.collector.profile;

import static censo.collector.GivenHost.host;
import static censo.collector.profile.Fleets.MAILER;
import static censo.collector.profile.Fleets.fleet;
import static censo.collector.profile.Fleets.mailers;
import static censo.collector.profile.Fleets.profile;
import static censo.collector.profile.Fleets.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import censo.collector.application.Disposition;
import censo.inventory.ItemKey;
import censo.inventory.Reading;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {
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
