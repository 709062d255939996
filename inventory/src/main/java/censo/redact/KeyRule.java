package censo.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a key by its name holds a secret: its last word decides, {@code DB_PASSWORD} but not
 * {@code PASSWORD_FILE}.
 */
final class KeyRule {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "passwd",
          "pass",
          "pwd",
          "senha",
          "secret",
          "token",
          "apikey",
          "auth",
          "passphrase",
          "credential",
          "credentials",
          "license",
          "dsn",
          "masterauth",
          "requirepass",
          "signature");
  private static final Set<String> KEY_QUALIFIERS =
      Set.of(
          "api",
          "access",
          "secret",
          "private",
          "license",
          "app",
          "encryption",
          "signing",
          "master",
          "auth",
          "account",
          "storage",
          "client",
          "jwt",
          "hmac",
          "webhook");

  private KeyRule() {}

  static boolean isSecret(String key) {
    List<String> words = words(key);
    if (words.isEmpty()) {
      return false;
    }
    String last = words.getLast();
    boolean qualifiedKey = last.equals("key") && words.stream().anyMatch(KEY_QUALIFIERS::contains);
    // PASSWORD_2 and SENHA_BANCO: Portuguese puts the noun first.
    boolean nounFirst = words.getFirst().equals("senha");
    return qualifiedKey || SECRET.contains(last) || nounFirst;
  }

  /** Splits at what is no letter or digit, and at camelCase. */
  static List<String> words(String key) {
    return java.util.Arrays.stream(
            key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+"))
        .filter(w -> !w.isEmpty())
        .map(w -> w.toLowerCase(Locale.ROOT))
        .toList();
  }
}
