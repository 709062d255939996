package censo.source.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Reading;
import censo.source.Coverage;
import censo.source.MemoryRoot;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutationTest {
  private static final long SEED = 20261125;
  private static final String UNIT =
      """
      [Unit]
      After=a.service
      [Service]
      Environment=A=1 "B=2 3"
      ExecStart=/bin/a \\
       -b
      LimitNOFILE=65535
      TimeoutStopSec=5min 20s
      # note
      [Install]
      WantedBy=x.target
      """;
  private static final String TIMER =
      """
      [Timer]
      OnCalendar=Mon..Fri *-*-* 06:00/15
      OnBootSec=5m
      Unit=a.service
      """;
  private static final String LETTERS = "[]=\\\"'#;%@-:.,/~*0159 \t\r\n\u0000\u00c3\u00a9azAZ";

  @Test
  void whatever_units_hold_every_line_is_told_of() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      String unit = mutant(random, UNIT);
      String dropIn = mutant(random, UNIT);
      String timer = mutant(random, TIMER);
      Reading reading =
          new Systemd()
              .read(
                  new MemoryRoot()
                      .file("/etc/systemd/system/a.service", unit)
                      .file("/etc/systemd/system/a.service.d/x.conf", dropIn)
                      .file("/etc/systemd/system/a.timer", timer),
                  List.of());

      assertEquals(
          List.of(),
          Coverage.of(List.of(reading)).gaps(),
          () -> "seed " + SEED + ":\n" + unit + "---\n" + dropIn + "---\n" + timer);
    }
  }

  private static String mutant(Random random, String text) {
    StringBuilder mutant = new StringBuilder(text);
    for (int n = random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(mutant.length());
      char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutant.insert(at, c);
        case 1 -> mutant.setCharAt(at, c);
        default -> mutant.deleteCharAt(at);
      }
    }
    return mutant.toString();
  }
}
