package censo.redact;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a text that a person names out of other texts, in every spelling that the sweep knows. For
 * a secret that no rule found; there is no token for it, since its fingerprint would be one more
 * thing to try values on.
 */
public final class Erasure {
  /** What stands in its place: a word, so that what held it can still be read. */
  public static final String MARK = "CENSO_ERASED";

  /** Shorter ones stand in too much that is none. */
  public static final int SHORTEST = 6;

  private final List<String> spellings;

  /**
   * @throws IllegalArgumentException where it is shorter than {@link #SHORTEST}
   */
  public Erasure(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException("shorter than " + SHORTEST + " characters");
    }
    Set<String> all = new LinkedHashSet<>(Spellings.of(secret));
    Spellings.base64(secret).stream().filter(form -> form.length() >= SHORTEST).forEach(all::add);
    spellings =
        all.stream()
            .sorted(Comparator.comparing(String::length, Comparator.reverseOrder()))
            .toList();
  }

  /** The text without it; the same text where it is not in there. */
  public String of(String text) {
    String clean = text;
    for (String spelling : spellings) {
      clean = clean.replace(spelling, MARK);
    }
    return clean;
  }
}
