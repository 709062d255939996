package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final byte[] ANSWER =
      """
      {"hostId":"01JDHOST","token":"a-token","keyId":"k7","key":"c2VjcmV0"}
      """
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void what_the_collector_answered_is_kept_for_the_agents_user_alone() throws IOException {
    Identity.store(state(), ANSWER, "i-0abc");

    Identity loaded = Identity.load(state()).orElseThrow();
    assertEquals("01JDHOST", loaded.hostId());
    assertEquals("a-token", loaded.token());
    assertEquals("k7", loaded.key().id());
    Path file = folder.resolve("identity.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_copy_of_the_machine_is_noticed() throws IOException {
    Identity identity = Identity.store(state(), ANSWER, "i-0abc");

    assertFalse(identity.isOfAnother("i-0abc"));
    assertTrue(identity.isOfAnother("i-0def"));
    assertFalse(identity.isOfAnother("4c4c4544"), "the metadata service does not answer");
  }

  @Test
  void a_broken_file_is_told_and_shows_nothing_of_the_token() throws IOException {
    state().write("identity.json", "{\"token\":\"a-token\"".getBytes(StandardCharsets.UTF_8));

    IOException broken = assertThrows(IOException.class, () -> Identity.load(state()));
    assertFalse(broken.toString().contains("a-token"));
  }

  private StateDir state() {
    return new StateDir(folder);
  }
}
