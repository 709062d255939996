package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.redact.Place;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
  @Test
  void a_place_is_a_line_of_fields_that_no_name_can_break() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Place inItem =
        new Place("/etc/cron.d/bob", 7, "cron_job bob: a\tb\nc", "command", "tool-flag", "TOKEN");
    Place inFile = new Place("/etc/crontab", 0, "", "", "key", "TOKEN");
    TextReport.printPlaces(
        List.of(inItem, inFile), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(
        """
        /etc/cron.d/bob:7\tcron_job bob: a?b?c\tcommand\ttool-flag\tTOKEN
        /etc/crontab\t\t\tkey\tTOKEN
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
