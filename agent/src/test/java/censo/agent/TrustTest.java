package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector with a certificate that nobody signed. */
class TrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String OTHER = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir static Path folder;
  private static KeyStore keys;
  private HttpsServer server;
  private X509Certificate certificate;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = keys(folder.resolve("collector.p12"));
  }

  @BeforeEach
  void start() throws Exception {
    certificate = (X509Certificate) keys.getCertificate("collector");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/livez",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_machines_own_list_does_not_know_it() {
    assertThrows(IOException.class, () -> alive(Trust.OF_THE_MACHINE));
  }

  @Test
  void the_authority_of_a_file_is_believed() throws IOException {
    Path pem = folder.resolve("ca.pem");
    Files.writeString(pem, pem(certificate));

    assertEquals(200, alive(new Trust(Optional.of(pem), List.of())));
  }

  @Test
  void one_of_two_pins_is_enough() throws IOException {
    assertEquals(200, alive(pinned(OTHER, Trust.pin(certificate))));
  }

  @Test
  void another_key_is_refused_even_if_its_authority_is_known() throws IOException {
    Path pem = folder.resolve("ca.pem");
    Files.writeString(pem, pem(certificate));

    IOException refused =
        assertThrows(IOException.class, () -> alive(new Trust(Optional.of(pem), List.of(OTHER))));
    assertTrue(String.valueOf(refused.getMessage()).contains("none of the pinned"));
  }

  @Test
  void a_file_without_a_certificate_is_told() throws IOException {
    Path pem = folder.resolve("ca.pem");
    for (String text : List.of("no certificate", "\n")) {
      Files.writeString(pem, text);
      IOException told =
          assertThrows(IOException.class, () -> alive(new Trust(Optional.of(pem), List.of())));
      assertTrue(told.getMessage().contains("has no certificate in PEM form"), told.getMessage());
    }
  }

  private static Trust pinned(String... pins) {
    return new Trust(Optional.empty(), List.of(pins));
  }

  private int alive(Trust trust) throws IOException {
    URI url = URI.create("https://localhost:" + server.getAddress().getPort());
    return new Collector(url, trust).alive().status();
  }

  private static String pem(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore keys(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "collector",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, keytool.waitFor(), said);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
