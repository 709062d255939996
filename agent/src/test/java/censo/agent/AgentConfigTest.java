package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.redact.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agent.ini may say of redaction. */
class AgentConfigTest {
  @TempDir Path folder;

  @Test
  void redaction_is_normal_where_nothing_is_said() throws Exception {
    assertEquals(Options.DEFAULT, read("[agent]\n").redaction());
  }

  @Test
  void keys_that_are_kept_and_values_that_are_no_secrets_are_listed() throws Exception {
    AgentConfig config =
        read(
            """
            [agent]
            redaction = strict
            redaction_keep = QUEUE, REGION
            redaction_allow = /etc/cron.d/* 0123456789abcdef, /etc/crontab fedcba9876543210
            """);
    Options expected =
        new Options(
            true,
            Set.of("QUEUE", "REGION"),
            List.of(
                new Options.Allowed("/etc/cron.d/*", "0123456789abcdef"),
                new Options.Allowed("/etc/crontab", "fedcba9876543210")),
            Optional.empty());
    assertEquals(expected, config.redaction());
  }

  @Test
  void what_is_no_mode_and_no_fingerprint_is_refused() {
    assertRefused("[agent]\nredaction = off\n", "redaction is normal or strict");
    assertRefused("[agent]\nredaction_allow = /etc/crontab\n", "16 hex digits");
  }

  private void assertRefused(String text, String why) {
    var refused = assertThrows(AgentConfig.Unusable.class, () -> read(text));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private AgentConfig read(String text) throws IOException, AgentConfig.Unusable {
    Path file = Files.writeString(folder.resolve("agent.ini"), text);
    return AgentConfig.read(Optional.of(file.toString()));
  }
}
