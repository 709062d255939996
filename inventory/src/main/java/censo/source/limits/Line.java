package censo.source.limits;

import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line that is neither blank nor comment. */
sealed interface Line {
  /**
   * Sets a limit.
   *
   * @param type {@code soft}, {@code hard} or {@code -} for both
   * @param value canonical
   * @param written the value as it stands, in lower case
   * @param hasRest whether something stands behind the value that is not looked at
   */
  record Limit(
      Domain domain, String type, String item, String value, String written, boolean hasRest)
      implements Line {
    boolean isSoft() {
      return !type.equals("hard");
    }

    boolean isHard() {
      return !type.equals("soft");
    }
  }

  /** {@code domain -}: sets none for it, and reads no further. */
  record Exemption(Domain domain) implements Line {}

  /** Skipped. */
  record Skipped(String message, String mend) implements Line {}

  /** White space to isspace(3) in the locale C. */
  Pattern SPACE = Pattern.compile("[ \t\n\u000b\f\r]+");

  Pattern BLANKS = Pattern.compile("[ \t]+");
  Pattern BLANKS_AT_END = Pattern.compile("[ \t]+$");
  Pattern WHOLE_VALUE = Pattern.compile("[-+]?[0-9]+|-|unlimited|infinity");

  /**
   * What a line says; empty for one that is blank when its comment is cut off.
   *
   * @param line one character a byte
   */
  static Optional<Line> parse(String line, Pam pam) {
    int comment = line.indexOf('#');
    String text = comment < 0 ? line : line.substring(0, comment);
    int begin = 0;
    while (begin < text.length() && isSpace(text.charAt(begin))) {
      begin++;
    }
    if (begin == text.length()) {
      return Optional.empty();
    }
    List<String> words = words(text.substring(begin), pam).stream().map(Utf8::decode).toList();
    return Optional.of(parse(words));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static List<String> words(String text, Pam pam) {
    if (!pam.modern()) {
      return List.of(SPACE.split(text));
    }
    List<String> words = new ArrayList<>();
    for (String word : BLANKS.split(text, 4)) {
      String trimmed = words.size() == 3 ? BLANKS_AT_END.matcher(word).replaceFirst("") : word;
      if (!trimmed.isEmpty()) {
        words.add(trimmed);
      }
    }
    return words;
  }

  private static Line parse(List<String> words) {
    Domain domain = new Domain(words.getFirst());
    if (domain.isBadRange()) {
      return new Skipped(
          "the colon makes its first word a range of numbers, and it is none",
          "write numbers at one side of the colon or at both");
    }
    String type = words.size() > 1 ? words.get(1).toLowerCase(Locale.ROOT) : "";
    if (words.size() == 2 && type.startsWith("-")) {
      return domain.canBeExempt()
          ? new Exemption(domain)
          : new Skipped(
              "only users, groups with @ and ranges are exempted by a minus",
              "write one of those, or remove the line");
    }
    if (words.size() < 4) {
      return new Skipped(
          "is not domain, type, item and value", "write all four, or remove the line");
    }
    return limit(domain, type, words);
  }

  private static Line limit(Domain domain, String type, List<String> words) {
    String item = words.get(2).toLowerCase(Locale.ROOT);
    String written = words.get(3).toLowerCase(Locale.ROOT);
    Optional<Resource> resource = Resource.of(item);
    if (resource.isEmpty()) {
      return new Skipped("there is no such item", "write one of limits.conf(5)");
    }
    boolean known = type.equals("soft") || type.equals("hard") || type.equals("-");
    if (!known && !resource.get().takesAnyType()) {
      return new Skipped("the type is soft, hard or -, and this is none", "write one of them");
    }
    if (domain.isUnsupported() || (domain.countsTogether() && !item.equals("maxlogins"))) {
      return new Skipped(
          "what begins with % limits maxlogins only, of a group or one number",
          "write the group with @ instead");
    }
    Optional<String> value = resource.get().canonical(written);
    if (value.isEmpty()) {
      return new Skipped("the value is none that " + item + " can have", "write a number");
    }
    String canonicalType = resource.get().isTwofold() ? type : "-";
    boolean hasRest = words.size() > 4 || !WHOLE_VALUE.matcher(written).matches();
    return new Limit(domain, canonicalType, item, value.get(), written, hasRest);
  }
}
