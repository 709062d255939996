package censo.redact;

/** The rules that need no grammar: they hold in every text, remarks included. */
final class FreeText {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_CHOSEN = 5;
  private static final int LONGEST_NOUN = 10;

  private FreeText() {}

  static void find(Slice text, Hits hits) {
    Signs signs = shapes(text, hits);
    if (signs.longWord()) {
      Entropy.find(text, hits);
    }
  }

  /** What somebody wrote beside the configuration: {@code senha abc123} tells one too. */
  static void remark(Slice text, Hits hits) {
    find(text, hits);
    String t = text.text();
    for (int at = t.indexOf(' '); at > 0; at = t.indexOf(' ', at + 1)) {
      int begin = t.lastIndexOf(' ', at - 1) + 1;
      int end = t.indexOf(' ', at + 1);
      end = end < 0 ? t.length() : end;
      boolean noun = at - begin <= LONGEST_NOUN && KeyRule.isNoun(t.substring(begin, at));
      if (noun && looksChosen(t, at + 1, end)) {
        hits.add(text.sub(at + 1, end), Rule.KEY);
      }
    }
  }

  /** A line that is configuration, and what somebody wrote behind it. */
  static void line(Slice line, Hits hits) {
    find(line, hits);
    behind(line, hits);
  }

  /** What somebody wrote behind a command or a setting. */
  static void behind(Slice line, Hits hits) {
    int sign = line.text().indexOf(" #");
    if (sign >= 0) {
      remark(line.sub(sign + 2).strip(), hits);
    }
  }

  /** Letters and digits in one word. */
  private static boolean looksChosen(String text, int begin, int end) {
    boolean letter = false;
    boolean digit = false;
    for (int i = begin; i < end; i++) {
      letter |= Ascii.isLetter(text.charAt(i));
      digit |= Ascii.isDigit(text.charAt(i));
    }
    return letter && digit && end - begin >= SHORTEST_CHOSEN;
  }

  /** Without the guess at long texts that look drawn by chance. */
  static Signs shapes(Slice text, Hits hits) {
    Signs signs = Signs.of(text.text());
    if (text.length() < SHORTEST) {
      return signs;
    }
    if (signs.blank()) {
      PrivateKeys.find(text, hits);
    }
    if (signs.url()) {
      Urls.find(text, hits);
    }
    if (signs.blank()) {
      Authorization.find(text, hits);
    }
    if (signs.longWord()) {
      KnownForms.find(text, hits);
    }
    if (signs.hash()) {
      KnownForms.findHashes(text, hits);
    }
    if (signs.separator()) {
      Pairs.find(text, hits);
    }
    if (signs.quote()) {
      Statements.find(text, hits);
    }
    return signs;
  }
}
