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

  @Test
  void a_new_key_stands_beside_the_former_until_the_collector_knows_both() throws IOException {
    Identity.store(state(), ANSWER, "i-0abc");
    String key = "k8:" + "a".repeat(43);
    assertTrue(Identity.isKey(key));
    Identity.rekey(state(), key);

    Identity rotating = Identity.load(state()).orElseThrow();
    assertEquals("k8", rotating.key().id());
    assertEquals("k7", rotating.former().orElseThrow().id());
    assertEquals("a-token", rotating.token());
    Identity.renew(state(), "another");
    Identity.forgetFormer(state());
    Identity settled = Identity.load(state()).orElseThrow();
    assertEquals("k8", settled.key().id());
    assertTrue(settled.former().isEmpty());
    assertFalse(Files.readString(folder.resolve("identity.json")).contains("c2VjcmV0"));
  }

  @Test
  void what_is_no_key_is_not_taken_for_one() {
    assertFalse(Identity.isKey("k8"));
    assertFalse(Identity.isKey("k8:short"));
    assertFalse(Identity.isKey("own:" + "a".repeat(43)));
    assertFalse(Identity.isKey("k8:" + "a".repeat(43) + "\n"));
  }

  private StateDir state() {
    return new StateDir(folder);
  }
}
