package censo.source.mounts;

import censo.inventory.Utf8;

/** A word of fstab or mountinfo, blanks and tabs between them. */
final class Field {
  private Field() {}

  /**
   * With the escapes of three octal digits decoded (unmangle() of util-linux's lib/mangle.c); a NUL
   * among them ends it.
   *
   * @param word one character a byte
   */
  static String decode(String word) {
    if (word.indexOf('\\') < 0 && word.indexOf('\0') < 0) {
      return Utf8.decode(word);
    }
    StringBuilder text = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && i + 3 < word.length() && isOctal(word, i + 1)) {
        c = (char) (Integer.parseInt(word.substring(i + 1, i + 4), 8) & 0xff);
        i += 3;
      }
      text.append(c);
    }
    int nul = text.indexOf("\0");
    return Utf8.decode(nul < 0 ? text.toString() : text.substring(0, nul));
  }

  private static boolean isOctal(String word, int at) {
    return word.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '7');
  }
}
