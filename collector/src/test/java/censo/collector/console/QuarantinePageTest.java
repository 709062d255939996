package censo.collector.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.redact.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantinePageTest {
  private static final Place PLACE =
      new Place(
          "/etc/cron.d/<b>",
          3,
          "cron_job bob: mailer",
          "command",
          "key",
          "CENSO_SECRET_00000000000000aa");

  @TempDir Path folder;

  @Test
  void a_host_whose_snapshot_was_not_kept_is_flagged_in_the_list_and_on_its_page()
      throws Exception {
    try (Served served =
        Served.of(
            folder,
            List.of(
                Census.of("shop").read("cron", Census.job("a")).snapshot(),
                Census.of("good").read("cron", Census.job("a")).snapshot()))) {
      served.store().quarantine().put("i-shop", List.of(PLACE), Instant.now());
      for (String page : List.of("/hosts", "/hosts/i-shop")) {
        String html = served.html(page);
        assertTrue(html.contains("/etc/cron.d/&lt;b&gt;:3"), html);
        assertTrue(html.contains("quarantine accept"), html);
        assertTrue(served.json(page).contains("00000000000000aa"));
      }
      assertFalse(served.html("/hosts/i-good").contains("quarantine accept"));
    }
  }
}
