package censo.collector.console;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.application.Rules;
import censo.inventory.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The console over the three example hosts, of which one changed. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String FILE = "/etc/supervisor/conf.d/bob-filas.conf";

  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, Rules.Refused {
    served = Served.examples(folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> json(String path) throws Exception {
    return (Map<String, Object>) Json.parse(served.json(path).getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Object list) {
    return (List<Map<String, Object>>) list;
  }

  private static void secured(HttpResponse<String> response) {
    String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
    assertTrue(policy.endsWith("base-uri 'none'; frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("same-origin", response.headers().firstValue("Referrer-Policy").orElse(""));
    assertEquals(
        "same-origin", response.headers().firstValue("Cross-Origin-Opener-Policy").orElse(""));
    assertEquals(
        "same-origin", response.headers().firstValue("Cross-Origin-Resource-Policy").orElse(""));
  }

  @ParameterizedTest
  @MethodSource("censo.collector.console.Served#pages")
  void everyPageIsHtmlForABrowserAndJsonForCurl(String path) throws Exception {
    for (String language : Visitor.LANGUAGES) {
      HttpResponse<String> html =
          served.send(served.request(path).header("Cookie", "language=" + language));
      assertEquals(200, html.statusCode(), html.body());
      assertTrue(html.body().contains("<html lang=\"" + language + "\""), path);
      assertEquals(1, html.body().split("<h1", -1).length - 1, "one h1");
      assertFalse(html.body().contains(" style="), "the policy allows no style in a page");
      secured(html);
    }
    HttpResponse<String> json =
        served.send(served.request(path).header("Accept", "application/json"));
    assertEquals(200, json.statusCode());
    assertEquals("application/json", json.headers().firstValue("Content-Type").orElse(""));
    assertTrue(json(path).size() > 0);
    secured(json);
  }

  @ParameterizedTest
  @MethodSource("censo.collector.console.Served#pages")
  void noSecretOfTheHostsIsOnAnyPage(String path) throws Exception {
    String html = served.html(path);
    String json = served.json(path);
    for (String secret : Files.readAllLines(Path.of("../examples/hosts/secrets.txt"))) {
      if (!secret.isBlank()) {
        assertFalse(html.contains(secret), path + " shows " + secret);
        assertFalse(json.contains(secret), path + " shows " + secret);
      }
    }
  }

  @Test
  void aChangeIsInTheListWithItsHost() throws Exception {
    Map<String, Object> newest = rows(json("/changes").get("changes")).getFirst();
    assertEquals("shop-01", newest.get("host"));
    assertEquals(1L, number(newest.get("changed")));
    assertEquals(0L, number(newest.get("added")) + number(newest.get("removed")));
    assertTrue(
        served.html("/changes?host=shop-01").contains("href=\"/changes/" + newest.get("id")));
  }

  @Test
  void aChangeShowsOldAndNewValueWithFileAndLine() throws Exception {
    Map<String, Object> page = json("/changes/4");
    List<Map<String, Object>> items = rows(page.get("items"));
    assertEquals(1, items.size(), String.valueOf(items));
    assertEquals("bob-mailer", items.getFirst().get("name"));
    assertEquals(FILE, items.getFirst().get("file"));
    assertEquals(6L, number(items.getFirst().get("line")));
    assertEquals(
        List.of(Map.of("setting", "numprocs", "before", "4", "after", "6")),
        items.getFirst().get("settings"));
    assertEquals(
        List.of(FILE), rows(page.get("file_diffs")).stream().map(f -> f.get("path")).toList());
    String html = served.html("/changes/4");
    assertAll(
        () -> assertTrue(html.contains("<del><code class=\"value\">4</code></del>"), html),
        () -> assertTrue(html.contains("<ins><code class=\"value\">6</code></ins>"), html),
        () ->
            assertTrue(html.contains("0 items added, 0 removed, 1 changed; 1 file differs"), html),
        () -> assertTrue(html.contains(FILE + ":6"), html),
        () -> assertTrue(html.contains("numprocs=<del>4</del>"), html),
        () -> assertTrue(html.contains("numprocs=<ins>6</ins>"), html));
  }

  @Test
  void twoHostsAreComparedAsTheyAreNow() throws Exception {
    List<Map<String, Object>> items = rows(json("/compare/shop-02...shop-01").get("items"));
    assertTrue(
        items.stream()
            .filter(i -> "bob-mailer".equals(i.get("name")))
            .flatMap(i -> rows(i.get("settings")).stream())
            .anyMatch(Map.of("setting", "numprocs", "before", "4", "after", "6")::equals),
        String.valueOf(items));
    assertTrue(served.html("/compare/shop-01...shop-01").contains("They are the same."));
  }

  private static long number(Object value) {
    return Long.parseLong(String.valueOf(value));
  }

  @Test
  void aConflictNamesItsVariantsAndTheirHosts() throws Exception {
    Map<String, Object> page = json("/profiles/bob/no-asg?state=conflict");
    List<Map<String, Object>> items = rows(page.get("items"));
    assertFalse(items.isEmpty());
    for (Map<String, Object> item : items) {
      for (Map<String, Object> disagreement : rows(item.get("disagreements"))) {
        assertTrue(rows(disagreement.get("variants")).size() > 1, String.valueOf(item));
      }
    }
  }

  @Test
  void aLineOfTheTreeNamesWhereItComesFrom() throws Exception {
    String html = served.html("/profiles/bob/no-asg/tree");
    assertTrue(html.contains("bob-mailer"), html);
    assertTrue(html.contains(FILE + ":6"), html);
  }

  @ParameterizedTest
  @CsvSource({
    "/hosts/nobody",
    "/hosts/shop-01/file?path=/etc/shadow",
    "/changes/99999",
    "/changes/x",
    "/compare/shop-01...nobody",
    "/compare/shop-01",
    "/profiles/bob/other",
    "/profiles/zed/asg/tree",
    "/nowhere"
  })
  void whatIsNotThereIsSaidInAPage(String path) throws Exception {
    HttpResponse<String> html = served.send(served.request(path));
    assertEquals(404, html.statusCode());
    assertTrue(html.body().contains("Nothing is known of"), html.body());
    secured(html);
    HttpResponse<String> json =
        served.send(served.request(path).header("Accept", "application/json"));
    assertEquals(404, json.statusCode());
    assertTrue(json.body().contains("\"error\""), json.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/hosts, /hosts",
    "/profiles/bob/no-asg?state=conflict, /profiles/bob/no-asg?state=conflict",
    "/hosts/x/file?path=%2Fetc%2Fhosts, /hosts/x/file?path=%2Fetc%2Fhosts",
    "//evil.example, /",
    "/\\evil.example, /",
    "https://evil.example, /",
    "javascript:alert(1), /",
    "'/hosts\r\nX: y', /",
    "'', /"
  })
  void preferencesLeadBackIntoThisConsoleOnly(String back, String to) throws Exception {
    String form =
        "language=pt-BR&theme=dark&back="
            + java.net.URLEncoder.encode(back, StandardCharsets.UTF_8);
    HttpResponse<String> response =
        served.send(
            served
                .request("/preferences")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    assertEquals(303, response.statusCode());
    assertEquals(to, response.headers().firstValue("Location").orElse(""));
    List<String> cookies = response.headers().allValues("Set-Cookie");
    assertTrue(cookies.stream().anyMatch(c -> c.startsWith("language=pt-BR;")), "" + cookies);
    assertTrue(cookies.stream().allMatch(c -> c.contains("SameSite=Lax")), "" + cookies);
  }

  @Test
  void aPageThatDidNotChangeIsNotSentAgain() throws Exception {
    HttpResponse<String> first = served.send(served.request("/hosts"));
    String etag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        served.send(served.request("/hosts").header("If-None-Match", etag));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    HttpResponse<String> other =
        served.send(
            served.request("/hosts").header("If-None-Match", etag).header("Cookie", "theme=dark"));
    assertEquals(200, other.statusCode(), "other colours are another page");
  }
}
