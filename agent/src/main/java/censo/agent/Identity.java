package censo.agent;

import censo.inventory.Json;
import censo.redact.FingerprintKey;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who this host is to its collector, as enrolment gave it.
 *
 * @param hostId made by the collector
 * @param token secret of this host alone
 * @param key of the deployment, for tokens of secrets
 * @param former the one before it, until the collector has a snapshot that tells both tokens
 * @param machine what the machine called itself then: a copy of its disk is another one
 */
record Identity(
    String hostId,
    String token,
    FingerprintKey key,
    Optional<FingerprintKey> former,
    Optional<String> machine) {
  private static final String FILE = "identity.json";

  static Optional<Identity> load(StateDir state) throws IOException {
    Optional<byte[]> stored = state.read(FILE);
    return stored.isEmpty() ? Optional.empty() : Optional.of(parse(stored.get()));
  }

  /** Keeps another token for the same host; where that fails the old one is good still. */
  static void renew(StateDir state, String token) throws IOException {
    change(state, fields -> fields.put("token", token));
  }

  /**
   * Keeps another key of the deployment, and the one that was in use as the former.
   *
   * @param text id and key, as {@link #isKey} wants it
   */
  static void rekey(StateDir state, String text) throws IOException {
    change(
        state,
        fields -> {
          fields.put("formerKeyId", fields.get("keyId"));
          fields.put("formerKey", fields.get("key"));
          fields.put("keyId", text.substring(0, text.indexOf(':')));
          fields.put("key", text.substring(text.indexOf(':') + 1));
        });
  }

  /** Whether this is a key as a collector offers it: its id, a colon, 32 bytes in base64url. */
  static boolean isKey(String text) {
    return text.matches("k[0-9]{1,9}:[A-Za-z0-9_-]{43}");
  }

  /** The collector knows both tokens of every secret: what was made with the old key ends here. */
  static void forgetFormer(StateDir state) throws IOException {
    change(state, fields -> fields.keySet().removeAll(List.of("formerKeyId", "formerKey")));
  }

  private static void change(StateDir state, Consumer<Map<String, Object>> change)
      throws IOException {
    Map<String, Object> fields = new HashMap<>(fields(state.read(FILE).orElse(new byte[0])));
    change.accept(fields);
    state.write(FILE, Json.canonical(fields));
  }

  private static Identity parse(byte[] json) throws IOException {
    Map<String, String> fields = fields(json);
    try {
      return new Identity(
          fields.get("hostId"),
          fields.get("token"),
          key(fields.get("keyId"), fields.get("key")),
          fields.containsKey("formerKey")
              ? Optional.of(key(fields.get("formerKeyId"), fields.get("formerKey")))
              : Optional.empty(),
          Optional.ofNullable(fields.get("machine")));
    } catch (IllegalArgumentException _) {
      throw unreadable();
    }
  }

  private static FingerprintKey key(String id, String base64) {
    return new FingerprintKey(String.valueOf(id), Base64.getUrlDecoder().decode(base64));
  }

  /** Of the stored file, or the answer of an enrolment that it is made of. */
  private static Map<String, String> fields(byte[] json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try {
      if (Json.parse(json) instanceof Map<?, ?> fields) {
        fields.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
      }
    } catch (Json.Malformed _) {
      // Told as unreadable: the parser's words could show a part of the token.
      texts.clear();
    }
    if (!texts.keySet().containsAll(List.of("hostId", "token", "keyId", "key"))) {
      throw unreadable();
    }
    return texts;
  }

  private static IOException unreadable() {
    return new IOException("identity is not readable; run prepare-image and enrol again");
  }

  /** Keeps what the collector answered to this machine. */
  static Identity store(StateDir state, byte[] answer, String machine) throws IOException {
    Map<String, Object> fields = new HashMap<>(fields(answer));
    fields.put("machine", machine);
    byte[] json = Json.canonical(fields);
    Identity identity = parse(json);
    state.write(FILE, json);
    return identity;
  }

  /**
   * Whether this is the identity of another machine, of which this one is a copy. While EC2's
   * metadata does not answer, a machine has no instance id to compare.
   */
  boolean isOfAnother(String now) {
    return machine
        .filter(then -> then.startsWith("i-") == now.startsWith("i-"))
        .filter(then -> !then.equals(now))
        .isPresent();
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
