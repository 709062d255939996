package censo.source.supervisor;

import censo.inventory.Origin;
import censo.source.ini.PlainIni;
import censo.source.ini.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The line rules of CPython's {@code configparser.RawConfigParser._read} with {@code
 * inline_comment_prefixes=(';', '#')} and {@code strict=False}: what supervisor reads its files by.
 */
final class ConfigParser {
  /** The section whose keys every other one inherits. */
  static final String DEFAULT = "DEFAULT";

  private final String file;
  private final PlainIni plain = new PlainIni();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> value = new ArrayList<>();
  private String key = "";
  private int keyLine;
  private int valueEnd;
  private boolean inSection;

  /** A line it refuses, and with it the file. */
  record Problem(Origin at, String message, String mend) {}

  /** What a file holds, and what is wrong with it. */
  record Parsed(List<Section> sections, List<Problem> problems) {}

  private ConfigParser(String file) {
    this.file = file;
  }

  /** Reads on behind a line it refuses, as far as that makes sense. */
  static Parsed parse(String file, String text) {
    ConfigParser parser = new ConfigParser(file);
    parser.read(Python.lines(text));
    return new Parsed(parser.plain.read(), parser.problems);
  }

  private void read(List<String> lines) {
    int indent = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int comment = comment(line);
      String text = Python.strip(comment < 0 ? line : line.substring(0, comment));
      if (text.isEmpty()) {
        if (comment < 0 && !key.isEmpty()) {
          value.add("");
        }
      } else if (!key.isEmpty() && indent(line) > indent) {
        value.add(text);
        valueEnd = i + 1;
      } else {
        indent = indent(line);
        header(text, i + 1);
      }
    }
    endValue();
  }

  /**
   * Where the comment of a line begins; -1 where there is none. The two signs are looked for in
   * step: the third {@code ;} is no comment where the first {@code #} is one.
   */
  private static int comment(String line) {
    String text = Python.strip(line);
    if (text.startsWith(";") || text.startsWith("#")) {
      return 0;
    }
    int semicolon = line.indexOf(';');
    int hash = line.indexOf('#');
    while (semicolon >= 0 || hash >= 0) {
      boolean atSemicolon = isComment(line, semicolon);
      if (isComment(line, hash)) {
        return atSemicolon ? Math.min(semicolon, hash) : hash;
      }
      if (atSemicolon) {
        return semicolon;
      }
      semicolon = semicolon < 0 ? -1 : line.indexOf(';', semicolon + 1);
      hash = hash < 0 ? -1 : line.indexOf('#', hash + 1);
    }
    return -1;
  }

  private static boolean isComment(String line, int at) {
    return at == 0 || (at > 0 && Python.isSpace(line.charAt(at - 1)));
  }

  private static int indent(String line) {
    int indent = 0;
    while (Python.isSpace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  private void header(String text, int line) {
    // Up to the last bracket (to the first one before Python 3.10); what follows is passed over.
    int close = text.startsWith("[") ? text.lastIndexOf(']') : -1;
    if (close > 1) {
      endValue();
      inSection = true;
      plain.section(text.substring(1, close), Origin.of(file, line));
    } else if (!inSection) {
      if (problems.isEmpty()) {
        refuse(line, "stands before any [section]", "begin the file with a [section] line");
      }
    } else {
      option(text, line);
    }
  }

  private void option(String text, int line) {
    int delimiter = 0;
    while (delimiter < text.length() && "=:".indexOf(text.charAt(delimiter)) < 0) {
      delimiter++;
    }
    if (delimiter == text.length()) {
      // The key before goes on: what is indented deeper than this line still belongs to it.
      refuse(line, "is neither [section], key=value nor comment", "write key=value");
      return;
    }
    endValue();
    key = Python.rstrip(text.substring(0, delimiter)).toLowerCase(Locale.ROOT);
    keyLine = line;
    valueEnd = line;
    value.add(Python.strip(text.substring(delimiter + 1)));
    if (key.isEmpty()) {
      refuse(line, "has no key before its delimiter", "write key=value");
      value.clear();
    }
  }

  private void endValue() {
    if (!key.isEmpty()) {
      String text = Python.rstrip(String.join("\n", value));
      plain.option(key, text, new Origin(file, keyLine, valueEnd));
    }
    key = "";
    value.clear();
  }

  private void refuse(int line, String message, String mend) {
    problems.add(new Problem(Origin.of(file, line), message, mend));
  }
}
