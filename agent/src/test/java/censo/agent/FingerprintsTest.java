package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.redact.FingerprintKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
  private static final FingerprintKey KEY =
      new FingerprintKey("k1", "of the deployment".getBytes(StandardCharsets.UTF_8));

  @TempDir Path one;
  @TempDir Path two;

  @Test
  void shared_tokens_are_equal_on_every_host() throws IOException {
    assertEquals(token(Fingerprints.SHARED, "a", one), token(Fingerprints.SHARED, "b", two));
  }

  @Test
  void tokens_of_one_host_are_equal_at_every_run_and_on_no_other() throws IOException {
    for (Fingerprints mode : new Fingerprints[] {Fingerprints.PER_HOST, Fingerprints.OFF}) {
      assertEquals(token(mode, "a", one), token(mode, "a", one));
      assertNotEquals(token(mode, "a", one), token(mode, "b", two));
      assertNotEquals(token(mode, "a", one), KEY.token("s3cret"));
    }
  }

  @Test
  void off_needs_nothing_of_the_deployment() throws IOException {
    String before = token(Fingerprints.OFF, "a", one);

    Identity other = identity("a", new FingerprintKey("k2", new byte[32]));
    assertEquals(before, Fingerprints.OFF.key(other, new StateDir(one)).token("s3cret"));
  }

  @Test
  void the_modes_are_spelled_as_in_the_configuration() {
    assertEquals(Optional.of(Fingerprints.PER_HOST), Fingerprints.named("per-host"));
    assertTrue(Fingerprints.named("off").isPresent());
    assertFalse(Fingerprints.named("OFF").isPresent());
  }

  private static String token(Fingerprints mode, String host, Path state) throws IOException {
    return mode.key(identity(host, KEY), new StateDir(state)).token("s3cret");
  }

  private static Identity identity(String host, FingerprintKey key) {
    return new Identity(host, "a-token", key, Optional.empty(), Optional.empty());
  }
}
