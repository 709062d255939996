package censo.collector.finding;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.GivenHost;
import censo.collector.finding.Finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFindingsTest {
  private static final String ID = "nginx-business-rule";

  /** A server of bob with these lines. */
  private static GivenHost bob(String... lines) {
    List<String> text = new ArrayList<>();
    text.add("server {");
    text.addAll(Arrays.asList(lines));
    text.add("}");
    return host("h")
        .item(
            "nginx_main",
            "nginx",
            "/etc/nginx/nginx.conf",
            0,
            "geo $office",
            Map.of("10.0.0.0/8", "1"),
            "map $http_user_agent $bad_bot",
            Map.of("x", "1"),
            "map $http_x_forwarded_proto $is_https",
            Map.of("https", "on"))
        .server(
            "bob.example.com",
            "/shop/bob/public",
            "server_name",
            List.of("bob.example.com", "m.bob.example.com"))
        .server("other.example.com", "/srv/other")
        .file("/etc/nginx/sites-enabled/bob.example.com.conf", "")
        .replaced("/etc/nginx/sites-enabled/bob.example.com", String.join("\n", text), text.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allow 10.0.0.0/8;",
        "deny all;",
        "location ~ \\.php$ { deny all; }",
        "auth_basic \"who are you\";",
        "rewrite ^/p/([0-9]+)$ /index.php?p=$1 last;",
        "rewrite \"^/s/([a-z]{2})$\" /index.php?s=$1 last;",
        "return 301 https://elsewhere.example.com$request_uri;",
        "location /old { return 302 /new; }",
        "if ($http_x_token != 'abc') { return 403; }",
        "if ($bad_bot) { return 403; }",
        "if ($arg_debug) { set $x 1; }",
        "set $limit $office;",
        "limit_req zone=one burst=5;",
        "location /x { proxy_pass http://10.1.2.3:8080/; }",
        "location /x { proxy_pass http://alice-web.internal; }",
        "location /x { proxy_pass https://api.partner.example.com/v1; }",
      })
  void aRuleOfTheBusinessInAnApplicationsServerIsFoundWithItsLine(String line) {
    Finding finding = Found.of(ID, bob("listen 80;", line)).getFirst();
    assertEquals("bob", finding.application());
    assertEquals(Severity.WARNS, finding.severity());
    assertEquals("cdn", finding.where());
    assertEquals(3, finding.evidence().getFirst().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location ~ /\\.(?!well-known) { deny all; }",
        "if ($http_x_forwarded_proto = \"http\") { return 301 https://$host$request_uri; }",
        "if ($scheme = http) { rewrite ^ https://$server_name$request_uri permanent; }",
        "location / { try_files $uri $uri/ /index.php?$args; }",
        "location ~ \\.php$ { fastcgi_pass unix:/run/php/bob.sock; }",
        "location = /healthz { access_log off; return 200 \"ok\"; }",
        "location = /nginx_status { stub_status; allow 127.0.0.1; deny all; }",
        "location /private/ { internal; alias /shop/bob/private/; }",
        "location /ws { proxy_pass http://127.0.0.1:8101; }",
        "fastcgi_param HTTPS $is_https;",
        "auth_basic off;",
        "if (!-f $request_filename) { break; }",
        "# deny all;",
        "add_header X \"deny all; return 301 x;\";",
        "location / { return 404; }",
      })
  void whatAnyServerDoesIsNoRuleOfTheBusiness(String line) {
    assertEquals(List.of(), Found.values(ID, bob("listen 80;", line)));
  }

  @Test
  void aRedirectionBetweenApexAndWwwAloneIsOnlyNoted() {
    Finding finding =
        Found.of(
                ID,
                bob(
                    "if ($host = bob.example.com) {",
                    "  return 301 https://www.bob.example.com$request_uri;",
                    "}"))
            .getFirst();
    assertEquals(Severity.NOTES, finding.severity());
  }

  @Test
  void aServerOfNoApplicationIsLeftAlone() {
    assertEquals(
        List.of(),
        Found.values(
            ID,
            host("h")
                .server("cms.example.com", "/srv/cms")
                .replaced("/etc/nginx/sites-enabled/cms.example.com", "server { deny all; }", 1)));
  }

  @Test
  void anUpstreamOfItsOwnMachineIsNoOtherHost() {
    GivenHost given =
        bob("location / { proxy_pass http://ws; }")
            .item("nginx_upstream", "ws", "/u", 1, "servers", List.of("127.0.0.1:81", "unix:/x"));
    assertEquals(List.of(), Found.values(ID, given));
    GivenHost elsewhere =
        bob("location / { proxy_pass http://ws; }")
            .item("nginx_upstream", "ws", "/u", 1, "servers", List.of("10.0.0.9:81 weight=2"));
    assertEquals(List.of("proxy_pass http://ws"), Found.values(ID, elsewhere));
  }

  private static GivenHost served(GivenHost given) {
    return given.server(
        "www.bob.example.com", "/x", "fastcgi_pass", List.of("unix:/run/php/bob.sock"));
  }

  private static GivenHost pool(Object... settings) {
    List<Object> all = new ArrayList<>(List.of("user", "bob", "listen", "/run/php/$pool.sock"));
    all.addAll(Arrays.asList(settings));
    return host("h").item("php_fpm_pool", "8.2/bob", "/p.conf", 3, all.toArray());
  }

  @Test
  void aServedPoolWhoseSessionsAreFilesOrUnsetBlocks() {
    assertEquals(
        Severity.BLOCKS, Found.of("session-on-disk", served(pool())).getFirst().severity());
    assertEquals(
        List.of("session.save_handler = files"),
        Found.values(
            "session-on-disk", served(pool("php_value", Map.of("session.save_handler", "files")))));
  }

  @Test
  void redisOnAnyLevelIsEnough() {
    Map<String, String> redis = Map.of("session.save_handler", "redis");
    assertEquals(List.of(), Found.values("session-on-disk", served(pool("php_value", redis))));
    assertEquals(
        List.of(), Found.values("session-on-disk", served(pool("php_admin_value", redis))));
    assertEquals(
        List.of(),
        Found.values(
            "session-on-disk",
            served(pool())
                .item("php_ini", "8.2/fpm", "/i", 0, "session.save_handler", "memcached")));
    assertEquals(
        List.of(),
        Found.values(
            "session-on-disk",
            pool()
                .server(
                    "www.bob.example.com",
                    "/x",
                    "location ~ \\.php$",
                    Map.of(
                        "fastcgi_pass",
                        "unix:/run/php/bob.sock",
                        "fastcgi_param",
                        "PHP_VALUE \"session.save_handler=redis\""))));
  }

  @Test
  void theStrongerLevelHolds() {
    assertEquals(
        List.of("session.save_handler = files"),
        Found.values(
            "session-on-disk",
            served(
                pool(
                    "php_value",
                    Map.of("session.save_handler", "redis"),
                    "php_admin_value",
                    Map.of("session.save_handler", "files")))));
  }

  @Test
  void aPoolThatNoServerNamesAndTheCommandLineAreLeftAlone() {
    assertEquals(
        List.of(),
        Found.values(
            "session-on-disk",
            pool().item("php_ini", "8.2/cli", "/i", 0, "session.save_handler", "files")));
  }

  @Test
  void aPoolBehindAnUpstreamIsServed() {
    assertEquals(
        List.of("bob pool 8.2/bob"),
        Found.subjects(
            "session-on-disk",
            pool()
                .item(
                    "nginx_upstream", "php", "/u", 1, "servers", List.of("unix:/run/php/bob.sock"))
                .server("www.bob.example.com", "/x", "fastcgi_pass", List.of("php"))));
  }

  @Test
  void aNetworkMountBlocksTheWebTierThatRefersToIt() {
    GivenHost given =
        host("h")
            .item("mount", "/mnt/shared", "/etc/fstab", 5, "type", "nfs4", "network", "true")
            .item("mount", "/mnt/other", "/etc/fstab", 6, "type", "cifs", "network", "true")
            .item("mount", "/shop", "/etc/fstab", 7, "type", "ext4")
            .program("bob-a", "command", "x --to=/mnt/shared/bob")
            .server("www.bob.example.com", "/mnt/shared/bob/static");
    assertEquals(
        List.of("BLOCKS bob asg /mnt/shared", "WARNS bob no-asg /mnt/shared", "NOTES   /mnt/other"),
        Found.of("shared-disk", given).stream()
            .map(f -> f.severity() + " " + f.application() + " " + f.profile() + " " + f.subject())
            .toList());
  }
}
