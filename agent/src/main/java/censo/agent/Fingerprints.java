package censo.agent;

import censo.redact.FingerprintKey;
import censo.redact.Options;
import censo.redact.Redactor;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who can tell from their tokens that two secrets are equal. */
enum Fingerprints {
  /** Whoever sees the tokens of the deployment's hosts: a secret shared by two is seen. */
  SHARED,
  /** Only within one host; who holds the deployment's key can still try values. */
  PER_HOST,
  /** Only within one host, and the key never leaves it: nobody else can try values. */
  OFF;

  private static final String FILE = "fingerprint.key";
  private static final int BYTES = 32;

  static Optional<Fingerprints> named(String text) {
    return Arrays.stream(values()).filter(mode -> mode.id().equals(text)).findFirst();
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key to make tokens with. */
  FingerprintKey key(Identity identity, StateDir state) throws IOException {
    return switch (this) {
      case SHARED -> identity.key();
      case PER_HOST -> identity.key().ofHost(identity.hostId());
      case OFF -> new FingerprintKey("own", own(state));
    };
  }

  /** Makes tokens with that key, and tells the old ones too while the deployment's keys rotate. */
  Redactor redactor(Options options, Identity identity, StateDir state) throws IOException {
    Optional<FingerprintKey> former =
        switch (this) {
          case SHARED -> identity.former();
          case PER_HOST -> identity.former().map(key -> key.ofHost(identity.hostId()));
          case OFF -> Optional.empty();
        };
    return new Redactor(key(identity, state), options.withFormer(former));
  }

  /** Made at the first use and kept: another key at every run would change every snapshot. */
  private static byte[] own(StateDir state) throws IOException {
    Optional<byte[]> kept = state.read(FILE).filter(key -> key.length == BYTES);
    if (kept.isPresent()) {
      return kept.get();
    }
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    state.write(FILE, key);
    return key;
  }
}
