package censo.source.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {
  /** What systemd-analyze said of texts that a seeded generator wrote. */
  @Test
  void calendar_events_are_those_that_systemd_takes() throws Exception {
    List<String> wrong = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("/censo/source/calendar-events.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] columns = line.split("\t", -1);
        if (!line.startsWith("#") && Calendar.isEvent(columns[1]) != columns[0].equals("yes")) {
          wrong.add(line);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
