package censo.collector.ec2;

import censo.inventory.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which EC2 instances may enrol, and how they prove to be one: the {@code rsa2048} signature of
 * their identity document (Amazon EC2 User Guide, "Instance identity documents").
 *
 * @param accounts ids of the AWS accounts whose instances may
 * @param regions where they may be; anywhere where empty
 * @param certificates folder with Amazon's certificate of each region, {@code eu-west-1.pem}, as
 *     the same guide lists them
 */
public record InstanceIdentity(Set<String> accounts, Set<String> regions, Path certificates) {
  private static final int MAX_MESSAGE = 16 * 1024;
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
  private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,17}");

  public InstanceIdentity {
    accounts = Set.copyOf(accounts);
    regions = Set.copyOf(regions);
  }

  /** Why a machine is not let in. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Checks a document.
   *
   * @param signature base64, as {@code /latest/dynamic/instance-identity/rsa2048} answers
   * @return the id of the instance, from what Amazon signed
   */
  public String instanceOf(String signature) throws Refused {
    SignedMessage message = message(signature);
    Map<?, ?> document = document(message.content());
    String region = text(document, "region");
    if (!REGION.matcher(region).matches()) {
      throw new Refused("the identity document names no region");
    }
    if (!message.isSignedBy(key(region))) {
      throw new Refused("Amazon did not sign this identity document for " + region);
    }
    // From here on it is Amazon who speaks.
    String account = text(document, "accountId");
    if (!accounts.contains(account)) {
      throw new Refused("instances of account " + account + " may not enrol here");
    }
    if (!regions.isEmpty() && !regions.contains(region)) {
      throw new Refused("instances in " + region + " may not enrol here");
    }
    String instance = text(document, "instanceId");
    if (!INSTANCE.matcher(instance).matches()) {
      throw new Refused("the identity document names no instance");
    }
    return instance;
  }

  private static SignedMessage message(String signature) throws Refused {
    if (signature.length() > MAX_MESSAGE) {
      throw new Refused("the identity document is larger than " + MAX_MESSAGE + " bytes");
    }
    try {
      return SignedMessage.parse(Base64.getMimeDecoder().decode(signature));
    } catch (Ber.Malformed e) {
      throw new Refused("the identity document can't be read: " + e.getMessage());
    } catch (IllegalArgumentException _) {
      throw new Refused("the identity document can't be read: not base64");
    }
  }

  private static Map<?, ?> document(byte[] content) throws Refused {
    try {
      if (Json.parse(content) instanceof Map<?, ?> document) {
        return document;
      }
    } catch (Json.Malformed _) {
      throw new Refused("the identity document is not JSON");
    }
    throw new Refused("the identity document is not an object");
  }

  private static String text(Map<?, ?> document, String name) {
    return document.get(name) instanceof String text ? text : "";
  }

  private PublicKey key(String region) throws Refused {
    Path file = certificates.resolve(region + ".pem");
    try (InputStream in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificate(in)
          instanceof X509Certificate certificate) {
        return certificate.getPublicKey();
      }
      throw new Refused(file + " holds no certificate");
    } catch (IOException _) {
      throw new Refused("the collector has no certificate of " + region + ": put it into " + file);
    } catch (GeneralSecurityException _) {
      throw new Refused(file + " holds no certificate");
    }
  }
}
