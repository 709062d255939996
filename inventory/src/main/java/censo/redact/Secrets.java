package censo.redact;

/** Values whose key says that they are secrets. */
final class Secrets {
  private Secrets() {}

  /** Notes the value of a secret key: whole, or of a DSN and of a scheme only what is secret. */
  static void keyed(String key, Slice value, Rule rule, Hits hits) {
    String text = value.text();
    if (KeyRule.isDsn(key) && (text.contains("://") || text.indexOf('=') > 0)) {
      FreeText.find(value, hits);
    } else if (!(KeyRule.isSecretOrPath(key) && isPath(text))) {
      Authorization.credential(value, rule, hits);
    }
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
