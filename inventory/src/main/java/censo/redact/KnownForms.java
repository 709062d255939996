package censo.redact;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets that are known by their form alone: keys of providers, tokens, hashes of passwords. */
final class KnownForms {
  /**
   * @param prefix what it begins with
   * @param least how many characters must follow at least
   */
  private record Form(String prefix, int least) {}

  // Prefixes as the providers document them; gitleaks keeps the best list of them.
  private static final List<Form> FORMS =
      List.of(
          new Form("AKIA", 12),
          new Form("ASIA", 12),
          new Form("ABIA", 12),
          new Form("ACCA", 12),
          new Form("ghp_", 20),
          new Form("gho_", 20),
          new Form("ghu_", 20),
          new Form("ghs_", 20),
          new Form("ghr_", 20),
          new Form("github_pat_", 20),
          new Form("glpat-", 12),
          new Form("gldt-", 12),
          new Form("glrt-", 12),
          new Form("xoxa-", 10),
          new Form("xoxb-", 10),
          new Form("xoxp-", 10),
          new Form("xoxr-", 10),
          new Form("xoxs-", 10),
          new Form("xapp-", 10),
          new Form("sk_live_", 10),
          new Form("sk_test_", 10),
          new Form("rk_live_", 10),
          new Form("rk_test_", 10),
          new Form("whsec_", 10),
          new Form("AIza", 30),
          new Form("ya29.", 10),
          new Form("SG.", 20),
          new Form("shpat_", 20),
          new Form("shpss_", 20),
          new Form("npm_", 30),
          new Form("pypi-", 30),
          new Form("dop_v1_", 30),
          new Form("hvs.", 20),
          new Form("hvb.", 20),
          new Form("sk-ant-", 20),
          new Form("sk-proj-", 20),
          new Form("sq0csp-", 20),
          new Form("EAACEdEose0cBA", 8),
          new Form("AGE-SECRET-KEY-1", 20),
          new Form("NRAK-", 16),
          new Form("dapi", 32),
          new Form("PMAK-", 20),
          new Form("APP_USR-", 20),
          new Form("tfp_", 30),
          new Form("lin_api_", 20));

  private static final Map<Character, List<Form>> BY_FIRST =
      FORMS.stream().collect(Collectors.groupingBy(form -> form.prefix().charAt(0)));

  /** What stands in all of them. */
  private static final String HOOKS = "hooks";

  private static final List<String> WEBHOOKS =
      List.of("hooks.slack.com/services/", "hooks.slack.com/workflows/", "/api/webhooks/");

  private static final List<String> HASHES =
      List.of(
          "$apr1$", "$2y$", "$2a$", "$2b$", "$1$", "$5$", "$6$", "$y$", "$argon2", "{SHA}",
          "{SSHA}");

  /** What stands behind the first character of a hash. */
  private static final String SECOND =
      HASHES.stream()
          .map(prefix -> prefix.substring(1, 2))
          .distinct()
          .collect(Collectors.joining());

  private KnownForms() {}

  static void find(Slice text, Hits hits) {
    String t = text.text();
    for (int i = 0; i < t.length(); ) {
      if (!isForm(t.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < t.length() && isForm(t.charAt(end))) {
        end++;
      }
      if (end - i >= 12) {
        form(text, i, end, hits);
      }
      i = end;
    }
    if (t.contains(HOOKS)) {
      WEBHOOKS.forEach(address -> after(text, address, hits));
    }
  }

  static void findHashes(Slice text, Hits hits) {
    if (hasHash(text.text())) {
      HASHES.forEach(prefix -> hash(text, prefix, hits));
    }
  }

  /** Most dollars and braces are those of variables and of blocks. */
  private static boolean hasHash(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '$' || c == '{') && SECOND.indexOf(text.charAt(i + 1)) >= 0) {
        for (String prefix : HASHES) {
          if (text.startsWith(prefix, i)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A run of the characters that keys are made of. */
  private static void form(Slice text, int begin, int end, Hits hits) {
    String t = text.text();
    if (t.startsWith("eyJ", begin) && t.indexOf(".eyJ", begin, end) > 0) {
      hits.add(text.sub(begin, end), Rule.JWT);
      return;
    }
    for (Form form : BY_FIRST.getOrDefault(t.charAt(begin), List.of())) {
      if (t.startsWith(form.prefix(), begin)
          && end - begin >= form.prefix().length() + form.least()) {
        hits.add(text.sub(begin, end), Rule.PROVIDER);
        return;
      }
    }
    if (end - begin == 40 && t.startsWith("NRAL", end - 4)) {
      hits.add(text.sub(begin, end), Rule.PROVIDER);
    }
  }

  /** What follows an address until a blank or a quote. */
  private static void after(Slice text, String address, Hits hits) {
    int at = text.text().indexOf(address);
    while (at >= 0) {
      int begin = at + address.length();
      int end = begin;
      while (end < text.length() && (isForm(text.charAt(end)) || text.charAt(end) == '/')) {
        end++;
      }
      if (end - begin >= 20) {
        hits.add(text.sub(begin, end), Rule.PROVIDER);
      }
      at = text.text().indexOf(address, end);
    }
  }

  private static void hash(Slice text, String prefix, Hits hits) {
    int at = text.text().indexOf(prefix);
    while (at >= 0) {
      int end = at + prefix.length();
      while (end < text.length() && isHash(text.charAt(end))) {
        end++;
      }
      if (end - at >= prefix.length() + 20) {
        hits.add(text.sub(at, end), Rule.PASSWORD_HASH);
      }
      at = text.text().indexOf(prefix, end);
    }
  }

  private static boolean isHash(char c) {
    return isForm(c) || "/+=$,".indexOf(c) >= 0;
  }

  private static boolean isForm(char c) {
    return Ascii.isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
  }
}
