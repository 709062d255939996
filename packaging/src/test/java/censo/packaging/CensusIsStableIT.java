package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The agent on a machine that runs: two censuses in a row differ in their time only, and what is
 * read is what the running daemons read.
 */
final class CensusIsStableIT {
  /** As the agent's unit runs it: a user who may read everything and write nothing. */
  private static final String AS_UNIT =
      "systemd-run --quiet --pipe --wait -p User=nobody -p AmbientCapabilities=CAP_DAC_READ_SEARCH"
          + " -p NoNewPrivileges=yes ";

  private static final String CENSUS = "/opt/agent/bin/censo-agent census";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void twoCensusesOfARunningMachineAreEqualAndReadWhatRuns(String image) throws Exception {
    Map<String, Path> folders = Map.of("/opt/agent", Built.agent());
    try (Machine machine = Machine.start(image, folders)) {
      machine.must(
          "for unit in supervisor nginx cron php*-fpm; do systemctl is-active $unit; done"
              .replace("php*-fpm", "$(basename /lib/systemd/system/php*-fpm.service)"));
      for (String as : List.of("", AS_UNIT)) {
        String first = machine.must(as + CENSUS);
        String second = machine.must(as + CENSUS);
        assertEquals(withoutTime(first), withoutTime(second), as + CENSUS);
        assertTrue(first.contains("\"kind\":\"nginx_server\""), "nothing of nginx was read");
      }

      // Only the process knows its file any more.
      machine.must(
          "printf '[supervisord]\\n[program:only-here]\\ncommand=/bin/sleep 1000\\n' > /etc/other.conf"
              + " && sed 's:/etc/supervisor/supervisord.conf:/etc/other.conf:' /lib/systemd/system/supervisor.service"
              + " > /run/systemd/system/supervisor.service && systemctl daemon-reload && systemctl restart supervisor"
              + " && rm /run/systemd/system/supervisor.service");
      Snapshot snapshot =
          SnapshotParser.parse(machine.must(CENSUS).getBytes(StandardCharsets.UTF_8));
      List<Item> programs =
          snapshot.items().stream().filter(i -> i.kind().equals("supervisor_program")).toList();
      assertEquals(
          List.of("only-here in /etc/other.conf"),
          programs.stream().map(i -> i.name() + " in " + i.origin().file()).toList());
    }
  }

  private static String withoutTime(String snapshot) {
    return snapshot.replaceFirst("\"taken_at\":\"[^\"]*\"", "");
  }
}
