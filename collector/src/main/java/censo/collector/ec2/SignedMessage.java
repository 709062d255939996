package censo.collector.ec2;

import censo.collector.ec2.Ber.Malformed;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/**
 * A message of PKCS #7 (RFC 5652, SignedData) with its content inside and one signer with SHA-256
 * and RSA. Certificates in it are not looked at.
 */
final class SignedMessage {
  private static final String SIGNED_DATA = "2a864886f70d010702";
  private static final String DATA = "2a864886f70d010701";
  private static final String CONTENT_TYPE = "2a864886f70d010903";
  private static final String MESSAGE_DIGEST = "2a864886f70d010904";
  private static final String SHA256 = "608648016503040201";
  private static final String RSA = "2a864886f70d010101";
  private static final String SHA256_WITH_RSA = "2a864886f70d01010b";
  private static final int CONTEXT_0 = 0xa0;
  private static final int CONTEXT_1 = 0xa1;

  private final byte[] content;
  private final byte[] signedBytes;
  private final byte[] signature;

  private SignedMessage(byte[] content, byte[] signedBytes, byte[] signature) {
    this.content = content;
    this.signedBytes = signedBytes;
    this.signature = signature;
  }

  static SignedMessage parse(byte[] bytes) throws Malformed {
    Ber info = Ber.whole(bytes).as(Ber.SEQUENCE);
    object(info.child(0, Ber.OBJECT), SIGNED_DATA);
    List<Ber> data = info.child(1, CONTEXT_0).child(0, Ber.SEQUENCE).children();
    if (data.size() < 4) {
      throw new Malformed("a signed message has four parts");
    }
    Ber inside = data.get(2).as(Ber.SEQUENCE);
    object(inside.child(0, Ber.OBJECT), DATA);
    Ber explicit = inside.child(1, CONTEXT_0);
    if (explicit.children().size() != 1) {
      throw new Malformed("the content is not one text");
    }
    byte[] content = explicit.children().getFirst().octets();
    for (Ber between : data.subList(3, data.size() - 1)) {
      if (between.tag() != CONTEXT_0 && between.tag() != CONTEXT_1) {
        throw new Malformed("a part that a signed message has not");
      }
    }
    List<Ber> signers = data.getLast().as(Ber.SET).children();
    if (signers.size() != 1) {
      throw new Malformed("there must be one signer, and there are " + signers.size());
    }
    return signedBy(signers.getFirst().as(Ber.SEQUENCE).children(), content);
  }

  private static SignedMessage signedBy(List<Ber> signer, byte[] content) throws Malformed {
    if (signer.size() < 5) {
      throw new Malformed("a signer has five parts");
    }
    object(signer.get(2).as(Ber.SEQUENCE).child(0, Ber.OBJECT), SHA256);
    boolean attributes = signer.get(3).tag() == CONTEXT_0;
    int next = attributes ? 4 : 3;
    if (signer.size() < next + 2) {
      throw new Malformed("the signature is missing");
    }
    Ber algorithm = signer.get(next).as(Ber.SEQUENCE).child(0, Ber.OBJECT);
    if (!algorithm.isObject(RSA) && !algorithm.isObject(SHA256_WITH_RSA)) {
      throw new Malformed("the signature is not of RSA with SHA-256");
    }
    byte[] signature = signer.get(next + 1).as(Ber.OCTETS).content();
    byte[] signed = attributes ? attributes(signer.get(3), content) : content;
    return new SignedMessage(content, signed, signature);
  }

  /** Attributes are signed as the set they are, and one of them is the digest of the content. */
  private static byte[] attributes(Ber attributes, byte[] content) throws Malformed {
    boolean digest = false;
    boolean type = false;
    for (Ber attribute : attributes.children()) {
      Ber name = attribute.as(Ber.SEQUENCE).child(0, Ber.OBJECT);
      List<Ber> values = attribute.child(1, Ber.SET).children();
      if (name.isObject(MESSAGE_DIGEST)) {
        digest =
            values.size() == 1
                && MessageDigest.isEqual(values.getFirst().octets(), sha256(content));
      } else if (name.isObject(CONTENT_TYPE)) {
        type = values.size() == 1 && values.getFirst().isObject(DATA);
      }
    }
    if (!digest || !type) {
      throw new Malformed("the content is not what was signed");
    }
    byte[] set = attributes.encoded();
    set[0] = Ber.SET;
    return set;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void object(Ber element, String wanted) throws Malformed {
    if (!element.isObject(wanted)) {
      throw new Malformed("another kind of message than was expected");
    }
  }

  /** What was signed; to be believed only when {@link #isSignedBy} says so. */
  byte[] content() {
    return content.clone();
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signedBytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      // A key or a signature of another kind.
      return false;
    }
  }
}
