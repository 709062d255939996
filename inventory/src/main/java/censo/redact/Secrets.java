package censo.redact;

import java.util.Locale;
import java.util.Set;

/** Values whose key says that they are secrets. */
final class Secrets {
  /** What {@code SMTP_AUTH} and the like often hold: how, not with what. */
  private static final Set<String> METHODS =
      Set.of(
          "login",
          "plain",
          "basic",
          "digest",
          "bearer",
          "ntlm",
          "oauth",
          "oauth2",
          "xoauth2",
          "cram-md5",
          "md5",
          "jwt",
          "session",
          "ldap",
          "pam",
          "peer",
          "trust",
          "any",
          "noauth");

  private Secrets() {}

  /** Notes the value of a secret key: whole, or of a DSN and of a scheme only what is secret. */
  static void keyed(String key, Slice value, Rule rule, Hits hits) {
    String text = value.text();
    if (KeyRule.isAuth(key) && METHODS.contains(text.toLowerCase(Locale.ROOT))) {
      return;
    }
    int fallback = fallback(text);
    if (fallback > 0) {
      keyed(key, value.sub(fallback, text.length() - 1), rule, hits);
    } else if (KeyRule.isDsn(key) && (text.contains("://") || text.indexOf('=') > 0)) {
      FreeText.find(value, hits);
    } else if (!(KeyRule.isSecretOrPath(key) && isPath(text))) {
      Authorization.credential(value, rule, hits);
    }
  }

  /** Where the text of {@code ${NAME:-text}} begins; 0 where it is none. */
  private static int fallback(String text) {
    int dash = text.startsWith("${") && text.endsWith("}") ? text.indexOf(":-") : -1;
    return dash < 0 ? 0 : dash + 2;
  }

  /** An absolute path of two parts or more, of characters that paths here are made of. */
  static boolean isPath(String text) {
    return text.length() > 3
        && text.charAt(0) == '/'
        && text.indexOf('/', 1) > 1
        && !text.contains("//")
        && text.chars().allMatch(c -> c > ' ' && "\"'`$;&|<>*?=+!#%".indexOf(c) < 0);
  }
}
