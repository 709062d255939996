package censo.source.limits;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a line is for: a user, {@code @group}, {@code %group}, a range of numbers with a colon, or
 * {@code *}.
 *
 * @param text as written; case counts
 */
record Domain(String text) {
  private static final Pattern RANGE =
      Pattern.compile("[@%]?((?:[-+]?[0-9]+)?):((?:[-+]?[0-9]+)?)");
  private static final Pattern PATTERN = Pattern.compile(".*[*?\\[].*");

  /** Whether it has a colon and is no range for all that; lines of such a one are skipped. */
  boolean isBadRange() {
    if (text.indexOf(':') < 0) {
      return false;
    }
    Matcher range = RANGE.matcher(text);
    return !range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty());
  }

  /** {@code %}: sessions of all, or of a group, counted together. */
  boolean countsTogether() {
    return text.startsWith("%");
  }

  /** Whether a minus alone does anything for it; not so for everybody, nor for groups with %. */
  boolean canBeExempt() {
    return text.indexOf(':') >= 0 || !(text.equals("*") || countsTogether());
  }

  /** A range from a lower number is not understood with {@code %}. */
  boolean isUnsupported() {
    return countsTogether() && text.indexOf(':') > 1;
  }

  /** Whether it looks like a pattern but is taken for a user's very name. */
  boolean isMistakenPattern() {
    return text.length() > 1 && PATTERN.matcher(text).matches();
  }
}
