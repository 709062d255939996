package censo.redact;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts where each token stands, a file once however many sources read it. */
final class TokenCount extends Walk {
  private static final int LENGTH = FingerprintKey.TOKEN_PREFIX.length() + 16;

  private final Map<String, Integer> uses;
  private final Set<String> files = new HashSet<>();

  TokenCount(Map<String, Integer> uses) {
    this.uses = uses;
  }

  @Override
  String value(At at, String text) {
    return count(text);
  }

  @Override
  String content(At at, String text) {
    return files.add(at.origin().file()) ? count(text) : text;
  }

  @Override
  String name(At at, String text) {
    return count(text);
  }

  @Override
  String words(At at, String text) {
    return count(text);
  }

  private String count(String text) {
    int at = text.indexOf(FingerprintKey.TOKEN_PREFIX);
    while (at >= 0 && at + LENGTH <= text.length()) {
      uses.merge(text.substring(at, at + LENGTH), 1, Integer::sum);
      at = text.indexOf(FingerprintKey.TOKEN_PREFIX, at + LENGTH);
    }
    return text;
  }
}
