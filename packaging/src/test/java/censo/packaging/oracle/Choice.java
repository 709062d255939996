package censo.packaging.oracle;

import java.util.Random;

/** What generators of texts have in common: chance that a seed decides. */
record Choice(Random random) {
  /** One of them. */
  String of(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /** True once in {@code n} times. */
  boolean once(int n) {
    return random.nextInt(n) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }
}
