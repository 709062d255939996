package censo.source.zend;

import java.util.Random;

/** Texts changed at random, one character a byte: cut, doubled, moved, and bytes of any kind. */
public final class Mutants {
  private static final String SIGNS =
      "\"'${}[]()|&^~!=;#\\\r\n\t \u0000\u00ef\u00bb\u00bf\u00ff$:-,.";

  private Mutants() {}

  /** One mutant of a text, always the same for a seed. */
  public static String of(String text, long seed) {
    Random random = new Random(seed);
    StringBuilder mutant = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int at = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), at + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> mutant.delete(at, to);
        case 1 -> mutant.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> mutant.insert(at, mutant.substring(at, to));
        case 3 -> mutant.insert(at, (char) random.nextInt(256));
        default -> mutant.insert(random.nextInt(mutant.length() + 1), mutant.substring(at, to));
      }
    }
    return mutant.toString();
  }
}
