package censo.collector.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Signs in Amazon's place, with openssl and keys made for one test. */
public final class SignedDocuments {
  private final Path folder;

  private SignedDocuments(Path folder) {
    this.folder = folder;
  }

  /** Makes a key and {@code NAME.pem} for each name. */
  public static SignedDocuments of(Path folder, String... names)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "apt-get install openssl");
    SignedDocuments documents = new SignedDocuments(folder);
    for (String name : names) {
      documents.openssl(
          List.of("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
          List.of("-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".pem"));
    }
    return documents;
  }

  /**
   * A signed document in base64.
   *
   * @param form more options of {@code openssl cms}
   */
  public String signed(String document, String by, String... form)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("document"), document);
    openssl(
        List.of("cms", "-sign", "-nodetach", "-binary", "-md", "sha256", "-outform", "DER"),
        List.of(form),
        List.of("-signer", by + ".pem", "-inkey", by + ".key", "-in", "document"),
        List.of("-out", "message"));
    return base64(Files.readAllBytes(folder.resolve("message")));
  }

  static String base64(byte[] message) {
    return Base64.getEncoder().encodeToString(message);
  }

  @SafeVarargs
  final void openssl(List<String>... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (List<String> some : words) {
      command.addAll(some);
    }
    Process openssl =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, openssl.waitFor(), said);
  }
}
