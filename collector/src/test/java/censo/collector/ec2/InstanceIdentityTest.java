package censo.collector.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.ec2.InstanceIdentity.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents signed by openssl with keys of this test, in Amazon's place. */
class InstanceIdentityTest {
  private static final String DOCUMENT =
      """
      {
        "accountId" : "111122223333",
        "instanceId" : "i-0abc1234def567890",
        "region" : "sa-east-1",
        "pendingTime" : "2026-11-24T21:00:00Z"
      }
      """;

  @TempDir static Path folder;

  private final InstanceIdentity identity =
      new InstanceIdentity(Set.of("111122223333"), Set.of("sa-east-1"), folder);

  private static SignedDocuments documents;

  @BeforeAll
  static void makeKeys() throws Exception {
    documents = SignedDocuments.of(folder, "sa-east-1", "other");
  }

  @Test
  void what_amazon_signed_names_the_instance() throws Exception {
    assertEquals(
        "i-0abc1234def567890", identity.instanceOf(documents.signed(DOCUMENT, "sa-east-1")));
  }

  @Test
  void also_without_attributes_without_certificates_and_of_indefinite_length() throws Exception {
    for (String form : List.of("-noattr", "-nocerts", "-indef", "-stream")) {
      assertEquals(
          "i-0abc1234def567890",
          identity.instanceOf(documents.signed(DOCUMENT, "sa-east-1", form)),
          form);
    }
  }

  @Test
  void another_key_is_not_believed_even_if_its_certificate_comes_along() throws Exception {
    assertRefused("Amazon did not sign", documents.signed(DOCUMENT, "other"));
  }

  @Test
  void another_account_may_not_enrol() throws Exception {
    String document = DOCUMENT.replace("111122223333", "999999999999");
    assertRefused("account 999999999999", documents.signed(document, "sa-east-1"));
  }

  @Test
  void a_region_without_a_certificate_is_told() throws Exception {
    String document = DOCUMENT.replace("sa-east-1", "us-east-1");
    assertRefused("no certificate of us-east-1", documents.signed(document, "sa-east-1"));
  }

  @Test
  void a_region_is_no_path() throws Exception {
    String document = DOCUMENT.replace("sa-east-1", "../sa-east-1");
    assertRefused("names no region", documents.signed(document, "sa-east-1"));
  }

  @Test
  void a_region_that_is_not_wanted_is_refused() throws Exception {
    InstanceIdentity elsewhere =
        new InstanceIdentity(Set.of("111122223333"), Set.of("us-east-1"), folder);
    String signature = documents.signed(DOCUMENT, "sa-east-1");
    assertThrows(Refused.class, () -> elsewhere.instanceOf(signature));
  }

  @Test
  void two_signers_a_content_apart_bytes_behind_and_rubbish_are_refused() throws Exception {
    List<String> other =
        List.of("-signer", "other.pem", "-inkey", "other.key", "-signer", "sa-east-1.pem");
    Path document = Files.writeString(folder.resolve("document"), DOCUMENT);
    List<String> sign = List.of("cms", "-sign", "-binary", "-md", "sha256", "-outform", "DER");
    List<String> rest = List.of("-inkey", "sa-east-1.key", "-in", "document", "-out", "message");
    documents.openssl(sign, List.of("-nodetach"), other, rest);
    assertRefused(
        "one signer", SignedDocuments.base64(Files.readAllBytes(folder.resolve("message"))));

    documents.openssl(sign, List.of("-signer", "sa-east-1.pem"), rest);
    assertRefused(
        "can't be read", SignedDocuments.base64(Files.readAllBytes(folder.resolve("message"))));

    byte[] message = Base64.getDecoder().decode(documents.signed(DOCUMENT, "sa-east-1"));
    assertRefused(
        "bytes follow", SignedDocuments.base64(Arrays.copyOf(message, message.length + 1)));
    assertRefused("can't be read", "no base64 at all");
    assertRefused("larger", "A".repeat(17_000));
    assertTrue(Files.exists(document));
  }

  /** Whatever bytes are changed: nothing else than what was signed is ever believed. */
  @Test
  void no_change_of_the_message_changes_what_it_says() throws Exception {
    long seed = Long.getLong("censo.seed", 1L);
    Random random = new Random(seed);
    for (String form : List.of("-binary", "-indef", "-noattr")) {
      byte[] message = Base64.getDecoder().decode(documents.signed(DOCUMENT, "sa-east-1", form));
      for (int n = 0; n < 2_000; n++) {
        byte[] mutant = message.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
          mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          assertEquals(
              "i-0abc1234def567890",
              identity.instanceOf(SignedDocuments.base64(mutant)),
              "seed " + seed);
        } catch (Refused _) {
          // Nearly all of them; a change of what nobody looks at is none.
        }
      }
    }
  }

  private void assertRefused(String why, String signature) {
    Refused refused = assertThrows(Refused.class, () -> identity.instanceOf(signature));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
