package censo.collector.console;

import java.util.Locale;

/** Characters of a host that a page would not show, or that turn its text around, made visible. */
final class Glyphs {
  private Glyphs() {}

  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c == '\n' || c == '\t') {
                visible.appendCodePoint(c);
              } else if (c == '\r') {
                visible.append('␍');
              } else if (c < 0x20) {
                visible.appendCodePoint(0x2400 + c);
              } else if (type == Character.CONTROL || type == Character.FORMAT) {
                visible.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }
}
