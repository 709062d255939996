package censo.agent;

import censo.inventory.Json;
import censo.redact.FingerprintKey;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who this host is to its collector, as enrolment gave it.
 *
 * @param hostId made by the collector
 * @param token secret of this host alone
 * @param key of the deployment, for tokens of secrets
 */
record Identity(String hostId, String token, FingerprintKey key) {
  private static final String FILE = "identity.json";

  static Optional<Identity> load(StateDir state) throws IOException {
    Optional<byte[]> stored = state.read(FILE);
    return stored.isEmpty() ? Optional.empty() : Optional.of(parse(stored.get()));
  }

  /** From the stored file or the answer of an enrolment; both have the same fields. */
  static Identity parse(byte[] json) throws IOException {
    try {
      if (Json.parse(json) instanceof Map<?, ?> fields
          && fields.get("hostId") instanceof String hostId
          && fields.get("token") instanceof String token
          && fields.get("keyId") instanceof String keyId
          && fields.get("key") instanceof String key) {
        return new Identity(
            hostId, token, new FingerprintKey(keyId, Base64.getUrlDecoder().decode(key)));
      }
    } catch (Json.Malformed | IllegalArgumentException _) {
      // Told below: the parser's words could show a part of the token.
    }
    throw new IOException("identity is not readable; run prepare-image and enrol again");
  }

  /** Keeps what the collector answered. */
  static Identity store(StateDir state, byte[] answer) throws IOException {
    Identity identity = parse(answer);
    state.write(FILE, answer);
    return identity;
  }

  static void remove(StateDir state) throws IOException {
    state.delete(FILE);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "host " + hostId;
  }
}
