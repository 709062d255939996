package censo.collector.console;

import freemarker.core.HTMLOutputFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * HTML in which no character hides: what a page would not show, or what turns its text around, is
 * made visible wherever a value is written.
 */
final class Glyphs extends HTMLOutputFormat {
  static final Glyphs FORMAT = new Glyphs();

  private Glyphs() {}

  @Override
  public String escapePlainText(String text) {
    return super.escapePlainText(visible(text));
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(escapePlainText(text));
  }

  private static String visible(String text) {
    if (text.codePoints().noneMatch(Glyphs::hides)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> visible.append(hides(c) ? glyph(c) : Character.toString(c)));
    return visible.toString();
  }

  private static boolean hides(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  private static String glyph(int c) {
    if (c < 0x20) {
      return Character.toString(0x2400 + c);
    }
    return String.format(Locale.ROOT, "⟨U+%04X⟩", c);
  }
}
