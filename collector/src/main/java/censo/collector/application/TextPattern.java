package censo.collector.application;

import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of the rules. A glob holds for the whole text: {@code *} is anything but a slash,
 * {@code **} anything, {@code ?} one character but a slash, and {@code x/**} also {@code x} itself.
 * What begins with {@code re:} is a regular expression that has to be found somewhere.
 *
 * <p>Rules are people's, texts are hosts': matching costs no more than the text is long, times the
 * pattern, and an expression that needs more steps than that does not match.
 */
public final class TextPattern {
  /** Only so much of a text is looked at, in characters. */
  static final int MAX_TEXT = 16 * 1024;

  private static final int MAX_STEPS = 2_000_000;
  private static final String REGEX = "re:";

  private final String text;
  private final Pattern regex;

  private TextPattern(String text, Pattern regex) {
    this.text = text;
    this.regex = regex;
  }

  /**
   * Reads a pattern.
   *
   * @throws PatternSyntaxException where the regular expression is none
   */
  static TextPattern of(String text) {
    return new TextPattern(
        text, text.startsWith(REGEX) ? Pattern.compile(text.substring(REGEX.length())) : null);
  }

  /** Whether it holds for a text. */
  public boolean matches(String candidate) {
    String bounded = candidate.length() > MAX_TEXT ? candidate.substring(0, MAX_TEXT) : candidate;
    if (regex == null) {
      return glob(bounded) || (text.endsWith("/**") && glob(bounded + "/"));
    }
    try {
      return regex.matcher(new Metered(bounded)).find();
    } catch (TooManySteps | StackOverflowError e) {
      return false;
    }
  }

  /** All positions of the glob that can be reached are followed at once: no going back. */
  private boolean glob(String candidate) {
    BitSet at = new BitSet(text.length() + 1);
    at.set(0);
    skipStars(at);
    for (int i = 0; i < candidate.length() && !at.isEmpty(); i++) {
      char c = candidate.charAt(i);
      BitSet next = new BitSet(text.length() + 1);
      for (int p = at.nextSetBit(0); p >= 0; p = at.nextSetBit(p + 1)) {
        step(p, c, next);
      }
      skipStars(next);
      at = next;
    }
    return at.get(text.length());
  }

  private void step(int p, char c, BitSet next) {
    if (p == text.length()) {
      return;
    }
    char element = text.charAt(p);
    if (element == '*') {
      if (c != '/' || isDoubleStar(p)) {
        next.set(p);
      }
    } else if (element == '?' ? c != '/' : element == c) {
      next.set(p + 1);
    }
  }

  /** A star may stand for nothing. */
  private void skipStars(BitSet at) {
    for (int p = at.nextSetBit(0); p >= 0; p = at.nextSetBit(p + 1)) {
      if (p < text.length() && text.charAt(p) == '*') {
        at.set(p + (isDoubleStar(p) ? 2 : 1));
      }
    }
  }

  private boolean isDoubleStar(int p) {
    return p + 1 < text.length() && text.charAt(p + 1) == '*';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As the rules spell it. */
  @Override
  public String toString() {
    return text;
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that counts how often it is looked at: a backtracking matcher has no other limit. */
  private static final class Metered implements CharSequence {
    private final String text;
    private int left = MAX_STEPS;

    Metered(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
