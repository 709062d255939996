package censo.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a key by its name holds a secret. Its last word decides: {@code DB_PASSWORD} does, {@code
 * PASSWORD_FILE}, {@code TOKEN_TTL} and {@code routing-key} don't.
 */
final class KeyRule {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "passwd",
          "pass",
          "pwd",
          "pw",
          "psw",
          "pswd",
          "passphrase",
          "passcode",
          "pincode",
          "senha",
          "contrasena",
          "secret",
          "token",
          "apikey",
          "auth",
          "credential",
          "credentials",
          "creds",
          "license",
          "dsn",
          "masterauth",
          "requirepass",
          "signature",
          "bearer",
          "salt",
          "userpass",
          "dbpass",
          "smtppass",
          "mysqlpass",
          "ftppass",
          "rootpw",
          "passwordeval");

  /** Ends of words that people write together: {@code dbpassword}, {@code clientsecret}. */
  private static final List<String> SECRET_ENDS =
      List.of("password", "passwd", "passphrase", "apikey", "secret", "senha", "token");

  /** Pins that are none of a person: of a board. */
  private static final Set<String> BOARDS = Set.of("gpio", "led");

  private static final Set<String> NOUNS =
      Set.of("senha", "password", "passwd", "pwd", "pass", "token", "secret", "credential");

  /** What makes a key of a {@code key}. */
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
          "webhook",
          "agent",
          "download",
          "ingest",
          "ingestion",
          "subscription",
          "shared",
          "deploy",
          "consumer",
          "crypt",
          "cipher",
          "aes",
          "security",
          "admin",
          "service",
          "integration",
          "session",
          "cookie");

  /** Keys that are no secret however they are qualified. */
  private static final Set<String> OPEN_KEYS =
      Set.of(
          "public",
          "publishable",
          "routing",
          "cache",
          "primary",
          "foreign",
          "sort",
          "partition",
          "index",
          "shard",
          "site",
          "zone",
          "ticket",
          "certificate");

  /** Words behind the deciding one that change nothing: {@code DB_PASSWORD_OLD}, {@code …_B64}. */
  private static final Set<String> TRANSPARENT =
      Set.of(
          "b64",
          "base64",
          "old",
          "new",
          "prod",
          "production",
          "dev",
          "test",
          "staging",
          "qa",
          "hml",
          "homolog",
          "bkp",
          "backup",
          "ro",
          "rw",
          "enc",
          "encrypted",
          "antiga",
          "nova",
          "value",
          "plain");

  /** Last words that say it is something about a secret. */
  private static final Set<String> ABOUT =
      Set.of(
          "file",
          "path",
          "ttl",
          "length",
          "prefix",
          "days",
          "min",
          "max",
          "expiry",
          "host",
          "port",
          "user",
          "name",
          "url",
          "policy",
          "type",
          "size",
          "zone",
          "field",
          "id",
          "count",
          "header",
          "timeout",
          "algorithm",
          "arquivo",
          "usuario",
          "tamanho");

  /** Secrets that are often kept in a file of their own, whose path is none. */
  private static final Set<String> OFTEN_A_PATH =
      Set.of("credential", "credentials", "creds", "license", "auth", "key", "signature");

  /** What was decided of a key. */
  private record Decision(String key, String word) {}

  /** Keys are named again and again. By their hashes; of two threads the later one's stays. */
  private static final Decision[] DECIDED = new Decision[1024];

  private static final int LONGEST_KEPT = 64;

  private KeyRule() {}

  static boolean isSecret(String key) {
    return !deciding(key).isEmpty();
  }

  /** Whether the key holds a secret unless its value is the path of one. */
  static boolean isSecretOrPath(String key) {
    return OFTEN_A_PATH.contains(deciding(key));
  }

  /** Where it may be said how one is known, not only with what. */
  static boolean isAuth(String key) {
    return deciding(key).equals("auth");
  }

  /** Whether words of a remark name a secret: {@code senha do banco}. */
  static boolean isNoun(String word) {
    return NOUNS.contains(word);
  }

  /** A DSN holds a secret in a known place; the rest of it may stay. */
  static boolean isDsn(String key) {
    return deciding(key).equals("dsn");
  }

  /** The word that makes it a secret; empty where none does. */
  private static String deciding(String key) {
    int slot = Math.floorMod(key.hashCode(), DECIDED.length);
    Decision known = DECIDED[slot];
    if (known != null && known.key().equals(key)) {
      return known.word();
    }
    String word = decide(key);
    if (key.length() <= LONGEST_KEPT) {
      DECIDED[slot] = new Decision(key, word);
    }
    return word;
  }

  private static String decide(String key) {
    List<String> words = words(key);
    int last = words.size() - 1;
    while (last > 0 && (TRANSPARENT.contains(words.get(last)) || words.get(last).isEmpty())) {
      last--;
    }
    if (last < 0) {
      return "";
    }
    String word = words.get(last);
    if (SECRET.contains(word) || endsAsSecret(word)) {
      return word;
    }
    List<String> before = words.subList(0, last);
    if (word.equals("pin")) {
      return before.stream().anyMatch(BOARDS::contains) ? "" : word;
    }
    if (word.equals("key") || word.equals("keys")) {
      boolean open = last > 0 && OPEN_KEYS.contains(words.get(last - 1));
      return !open && before.stream().anyMatch(KEY_QUALIFIERS::contains) ? "key" : "";
    }
    if (word.endsWith("key") && KEY_QUALIFIERS.contains(word.substring(0, word.length() - 3))) {
      return "key";
    }
    // Portuguese puts the noun first: SENHA_BANCO, CHAVE_API.
    boolean senha = before.contains("senha") && !ABOUT.contains(word);
    boolean chave = before.contains("chave") && (word.equals("api") || word.startsWith("secret"));
    return senha || chave ? "senha" : "";
  }

  private static boolean endsAsSecret(String word) {
    for (String end : SECRET_ENDS) {
      if (word.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lower-case words: cut at what is no letter or digit and at camelCase, digits at ends dropped.
   */
  static List<String> words(String key) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= key.length(); i++) {
      boolean end = i == key.length() || !isWord(key.charAt(i));
      boolean hump =
          !end && i > begin && Ascii.isUpper(key.charAt(i)) && !Ascii.isUpper(key.charAt(i - 1));
      if (end || hump) {
        if (i > begin) {
          words.add(withoutNumber(key.substring(begin, i).toLowerCase(Locale.ROOT)));
        }
        begin = end ? i + 1 : i;
      }
    }
    return words;
  }

  private static String withoutNumber(String word) {
    int end = word.length();
    while (end > 0 && Ascii.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return end == word.length() || TRANSPARENT.contains(word) ? word : word.substring(0, end);
  }

  private static boolean isWord(char c) {
    return Ascii.isAlphanumeric(c) || c > 0x7f;
  }
}
