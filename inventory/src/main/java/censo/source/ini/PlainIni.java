package censo.source.ini;

import censo.inventory.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.ini4j.Config;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;

/**
 * A file in the plain form: one line for each header and for each key, no comments, no
 * continuation. A source writes it as its daemon's dialect says, {@link #read} has ini4j read it.
 * What ini4j would take for syntax stands as {@code %XX}, so whatever is written comes back
 * unchanged.
 */
public final class PlainIni {
  private final StringBuilder text = new StringBuilder();

  /** One for each line of the text. */
  private final List<Origin> origins = new ArrayList<>();

  /** Begins a section, also one whose name was there before. */
  public PlainIni section(String name, Origin at) {
    return line("[" + encoded(name, "=:[]") + "]", at);
  }

  /** Adds a key, never empty, to the section begun last. */
  public PlainIni option(String key, String value, Origin at) {
    if (origins.isEmpty()) {
      section("", at);
    }
    return line(encoded(key, "=:[];# ") + " = " + encoded(value, ""), at);
  }

  private PlainIni line(String line, Origin at) {
    text.append(line).append('\n');
    origins.add(at);
    return this;
  }

  /** What was written, in that order; nothing is merged. */
  public List<Section> read() {
    Reader reader = new Reader(origins);
    try {
      new Ini4j().parse(new StringReader(text.toString()), reader);
    } catch (IOException e) {
      // Without its message, that shows the line.
      throw new IllegalStateException("ini4j refused a plain line: a bug of the pre-step");
    }
    return List.copyOf(reader.sections);
  }

  /** With every extension off that a daemon does not have. */
  private static final class Ini4j extends IniParser {
    Ini4j() {
      Config config = new Config();
      config.setEscape(false);
      config.setEscapeNewline(false);
      config.setInclude(false);
      config.setGlobalSection(false);
      config.setUnnamedSection(true);
      config.setEmptySection(true);
      config.setEmptyOption(false);
      // Lower case is the dialect's matter: ini4j's goes by the locale of the machine.
      config.setLowerCaseOption(false);
      config.setLowerCaseSection(false);
      setConfig(config);
    }
  }

  /** Ties what ini4j calls out to the line it came from: it calls once for each. */
  private static final class Reader implements IniHandler {
    private final List<Origin> origins;
    private final List<Section> sections = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private String section = "";
    private Origin at = Origin.of("");
    private int line;

    Reader(List<Origin> origins) {
      this.origins = origins;
    }

    @Override
    public void startSection(String name) {
      section = decoded(name);
      at = origins.get(line++);
    }

    @Override
    public void handleOption(String key, String value) {
      options.add(new Option(decoded(key), decoded(value), origins.get(line++)));
    }

    @Override
    public void endSection() {
      sections.add(new Section(section, at, options));
      options.clear();
    }

    @Override
    public void startIni() {}

    @Override
    public void endIni() {}

    @Override
    public void handleComment(String comment) {}
  }

  /** Encodes {@code %}, control characters, blanks at both ends, and {@code syntax}. */
  private static String encoded(String text, String syntax) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = i == 0 || i == text.length() - 1;
      if (c < ' ' || c == '%' || (c == ' ' && end) || syntax.indexOf(c) >= 0) {
        out.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        c = (char) Integer.parseInt(text, i + 1, i + 3, 16);
        i += 2;
      }
      out.append(c);
    }
    return out.toString();
  }
}
