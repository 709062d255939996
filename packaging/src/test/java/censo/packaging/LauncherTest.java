package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher starts the agent's Java machine; here a script that says how it was started. */
class LauncherTest {
  @TempDir Path image;

  @Test
  void the_agents_memory_gets_into_no_dump_however_it_is_started() throws Exception {
    List<String> said = start("ulimit -S -c unlimited 2>/dev/null; ");
    assertEquals("core 0", said.getFirst());
    assertEquals("filter 00000000", said.get(1), "not even where a program catches the dumps");
    for (String option :
        List.of(
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisableAttachMechanism")) {
      assertTrue(said.contains(option), said.toString());
    }
    assertEquals(List.of("censo.agent.Main", "census"), said.subList(said.size() - 2, said.size()));
  }

  private List<String> start(String before) throws IOException, InterruptedException {
    Path launcher = image.resolve("bin/censo-agent");
    Path java = image.resolve("runtime/bin/java");
    Files.createDirectories(launcher.getParent());
    Files.createDirectories(java.getParent());
    Files.createDirectories(image.resolve("lib"));
    Files.copy(Built.CHECKOUT.resolve("packaging/src/main/launcher/censo-agent"), launcher);
    Files.writeString(image.resolve("lib/class-path"), "agent.jar\n");
    Files.writeString(
        java,
        """
        #!/bin/sh
        echo "core $(ulimit -c)"
        echo "filter $(cat /proc/self/coredump_filter)"
        printf '%s\\n' "$@"
        """);
    assertTrue(java.toFile().setExecutable(true));
    Process process =
        new ProcessBuilder("sh", "-c", before + "exec sh '" + launcher + "' census")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }
}
