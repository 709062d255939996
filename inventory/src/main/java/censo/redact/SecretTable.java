package censo.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The secrets of one host while it is redacted: value, token, rule, spellings. Never leaves. */
final class SecretTable {
  /**
   * @param rule the surest that found it
   * @param spellings as it was written where it was found
   */
  record Entry(String value, String token, Rule rule, Set<String> spellings) {
    /** Never the value. */
    @Override
    public String toString() {
      return token;
    }
  }

  private final FingerprintKey key;
  private final Map<String, String> tokens = new HashMap<>();
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  SecretTable(FingerprintKey key) {
    this.key = key;
  }

  /** The token of a secret; it is not yet noted. */
  String token(String value) {
    return tokens.computeIfAbsent(value, key::token);
  }

  void note(String value, Rule rule, String spelling) {
    Entry known = entries.get(value);
    if (known == null) {
      entries.put(
          value, new Entry(value, token(value), rule, new LinkedHashSet<>(Set.of(spelling))));
    } else {
      known.spellings().add(spelling);
      if (rule.compareTo(known.rule()) < 0) {
        entries.put(value, new Entry(value, known.token(), rule, known.spellings()));
      }
    }
    if (rule == Rule.AUTHORIZATION) {
      noteBasic(value);
    }
  }

  /** The password inside the credentials of Basic (RFC 7617). */
  private void noteBasic(String credentials) {
    try {
      byte[] plain = Base64.getDecoder().decode(credentials);
      String pair = new String(plain, StandardCharsets.ISO_8859_1);
      int colon = pair.indexOf(':');
      boolean text = pair.chars().allMatch(c -> c >= ' ');
      if (colon > 0 && text && colon + 1 < pair.length()) {
        String password = pair.substring(colon + 1);
        note(password, Rule.HEADER, password);
      }
    } catch (IllegalArgumentException _) {
      // No base64: the value is the secret itself.
    }
  }

  Map<String, Entry> entries() {
    return entries;
  }
}
