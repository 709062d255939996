package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox that the units ask for, as systemd itself counts it. */
class UnitsTest {
  private static final Path UNITS = Path.of("../systemd");

  @ParameterizedTest
  @ValueSource(strings = {"censo-agent.service", "censo-collector.service"})
  void a_unit_is_exposed_by_two_at_most(String unit) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
        "no systemd-analyze found: apt-get install systemd");
    // The threshold is ten times what is printed.
    Process process =
        new ProcessBuilder(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=20",
                UNITS.resolve(unit).toAbsolutePath().normalize().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"censo-agent.service", "censo-collector.service"})
  void a_unit_that_dies_leaves_nothing_of_its_memory(String unit) throws IOException {
    String directives = Files.readString(UNITS.resolve(unit));
    assertTrue(directives.contains("\nLimitCORE=0\n"), "no core dump");
    assertTrue(directives.contains("\nPrivateTmp=yes\n"), "no file in the host's own /tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"censo-agent.service", "censo-collector.service"})
  void no_unit_forbids_what_the_java_machine_needs(String unit) throws IOException {
    String directives = Files.readString(UNITS.resolve(unit)).replaceAll("(?m)^#.*$", "");
    assertFalse(directives.contains("MemoryDenyWriteExecute"));
    assertFalse(directives.contains("LimitAS"));
    assertFalse(directives.contains("ProcSubset"));
  }
}
