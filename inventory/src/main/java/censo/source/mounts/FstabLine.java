package censo.source.mounts;

import censo.source.Paths;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that libmount takes.
 *
 * @param device with a tag's quotes, as {@code LABEL="x"}, taken off
 * @param point where it is to be mounted, {@code none} for swap
 * @param options as written, each a text
 * @param freq whether dump(8) saves it, as a number
 * @param passno when fsck(8) looks at it; 0 for never
 */
record FstabLine(
    String device, String point, String type, List<String> options, int freq, int passno) {
  private static final Pattern TAG = Pattern.compile("([A-Z]+)=([\"'])(.*)\\2", Pattern.DOTALL);
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?[0-9]{1,9})");

  FstabLine {
    options = List.copyOf(options);
  }

  /**
   * Device, point and type must stand there; where options do, a number or two may follow, and
   * nothing after those is looked at.
   *
   * @param text neither blank nor comment, one character a byte
   */
  static Optional<FstabLine> parse(String text) {
    String[] words = BLANKS.split(text, 7);
    int count =
        words.length > 0 && words[words.length - 1].isEmpty() ? words.length - 1 : words.length;
    Optional<Integer> freq = count > 4 ? number(words[4]) : Optional.of(0);
    Optional<Integer> passno = count > 5 ? number(words[5]) : Optional.of(0);
    if (count < 3 || freq.isEmpty() || passno.isEmpty()) {
      return Optional.empty();
    }
    String type = Field.decode(words[2]);
    String point = Field.decode(words[1]);
    return Optional.of(
        new FstabLine(
            device(Field.decode(words[0])),
            type.equals("swap") ? "none" : plain(point),
            type,
            count > 3 ? Options.split(Field.decode(words[3])) : List.of(),
            freq.get(),
            passno.get()));
  }

  private static String device(String text) {
    Matcher tag = TAG.matcher(text);
    return tag.matches() ? tag.group(1) + "=" + tag.group(3) : text;
  }

  private static String plain(String point) {
    return point.startsWith("/") ? Paths.absolute(point, "/") : point;
  }

  private static Optional<Integer> number(String word) {
    Matcher number = NUMBER.matcher(word);
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
  }

  boolean isSwap() {
    return type.equals("swap");
  }

  /** Whether it is to be mounted at boot. */
  boolean isAutomatic() {
    return !options.contains("noauto");
  }

  boolean isRemote() {
    return Remote.is(type, device);
  }
}
