package censo.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.GivenHost;
import censo.inventory.Snapshot;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTextTest {
  private static final String EVIL =
      "bob<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u001b[31m\u202Egnp\u2066\u200b&amp;${7*7}";
  private static final String PATH = "/etc/" + EVIL + ".conf";

  private static Snapshot hostile(String content, String time) {
    return GivenHost.host(EVIL)
        .takenAt(time)
        .item("supervisor_program", EVIL, PATH, 2, "command", content + EVIL, EVIL, EVIL)
        .item("supervisor_program", "bob-" + EVIL, PATH, 3, "command", "/shop/bob/" + EVIL)
        .file(PATH, content + "\n" + EVIL + "\r\n" + EVIL + "\n")
        .link("/etc/link", EVIL)
        .snapshot();
  }

  @Test
  void textOfAHostStaysTextAndHidesNothing(@TempDir Path folder) throws Exception {
    List<Snapshot> both =
        List.of(
            hostile("before", "2026-11-24T21:30:00Z"), hostile("after", "2026-11-24T22:30:00Z"));
    String host = "/hosts/" + encoded("i-" + EVIL);
    try (Served served = Served.of(folder, both)) {
      for (String path :
          List.of(
              "/",
              "/hosts",
              "/hosts?q=" + encoded(EVIL),
              host,
              host + "/file?path=" + encoded(PATH),
              "/changes",
              "/changes?host=" + encoded(EVIL),
              "/changes/1",
              "/changes/2",
              "/inbox",
              "/profiles",
              "/profiles/bob/no-asg",
              "/profiles/bob/no-asg/tree",
              "/findings",
              "/findings?id=" + encoded(EVIL),
              "/problems?code=" + encoded(EVIL),
              "/profiles/" + encoded(EVIL) + "/asg",
              "/" + encoded(EVIL))) {
        HttpResponse<String> response = served.send(served.request(path));
        assertTrue(List.of(200, 404).contains(response.statusCode()), path + response.body());
        harmless(path, response.body());
      }
      String page = served.html(host);
      assertTrue(page.contains("bob&lt;script&gt;alert(1)&lt;/script&gt;&quot;"), page);
      assertTrue(page.contains("␛[31m⟨U+202E⟩gnp⟨U+2066⟩⟨U+200B⟩&amp;amp;${7*7}"), page);
      assertTrue(
          served.html(host + "/file?path=" + encoded(PATH)).contains("␍"), "carriage return");
      assertEquals(200, served.send(served.request(host)).statusCode());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void harmless(String path, String html) {
    for (String harm :
        List.of("<script>", "<img", "\"'>", "\u001b", "\u202E", "\u2066", "\u200b", "\r", "49}")) {
      assertFalse(html.contains(harm), path + " holds " + harm + "\n" + html);
    }
  }
}
