package censo.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose word the agent takes for being the collector: the holder of one of the pinned keys, else
 * who is signed by the authority of a file, else by one of the machine's own list. There is no way
 * to take anybody's.
 *
 * @param caFile PEM file of the authority
 * @param pins SHA-256 of the collector's public key (SubjectPublicKeyInfo) in base64; two while it
 *     is being changed
 */
record Trust(Optional<Path> caFile, List<String> pins) {
  static final Trust OF_THE_MACHINE = new Trust(Optional.empty(), List.of());

  Trust {
    pins = List.copyOf(pins);
  }

  /** Empty where the machine's own list is to be asked. */
  Optional<SSLContext> context() throws IOException {
    if (!pins.isEmpty()) {
      return Optional.of(context(new TrustManager[] {new Pinned(pins)}));
    }
    return caFile.isPresent() ? Optional.of(context(authorities(caFile.get()))) : Optional.empty();
  }

  private static SSLContext context(TrustManager[] managers) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java has no TLS", e);
    }
  }

  private static TrustManager[] authorities(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + number++, certificate);
      }
      if (number == 0) {
        throw new IOException(file + " has no certificate in PEM form");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      return trust.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " has no certificate in PEM form", e);
    }
  }

  /** The pin of a certificate's key. */
  static String pin(X509Certificate certificate) {
    try {
      byte[] key = certificate.getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The key says who it is: neither the name nor the signer of its certificate matter. */
  private static final class Pinned extends X509ExtendedTrustManager {
    private final List<String> pins;

    Pinned(List<String> pins) {
      this.pins = pins;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      String pin = pin(chain[0]);
      if (!pins.contains(pin)) {
        throw new CertificateException("the collector's key is none of the pinned: " + pin);
      }
      chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("the agent serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("the agent serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("the agent serves nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
