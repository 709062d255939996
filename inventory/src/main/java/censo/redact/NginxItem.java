package censo.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Secrets in the settings of an item of nginx, whose texts are directives cut into words again. */
final class NginxItem {
  /** Settings whose texts are whole directives. */
  private static final Set<String> STATEMENTS = Set.of("rewrites", "access");

  private NginxItem() {}

  /**
   * @param key in the map that the setting is: a directive of a location, or what a row compares
   */
  static void find(String setting, String key, Slice value, Hits hits) {
    String block = withoutNumber(setting);
    if (NginxDirective.isRows(block)) {
      for (Slice line : Lines.of(value)) {
        NginxDirective.given(block, line, hits);
      }
    } else if (STATEMENTS.contains(key.isEmpty() ? setting : key)) {
      NginxText.find(value, hits);
    } else if (key.indexOf(' ') > 0) {
      // A block inside a location: each line is a directive of it.
      NginxText.find(value, hits);
    } else {
      String directive = key.isEmpty() ? setting : key;
      String name = directive.substring(directive.lastIndexOf('.') + 1);
      if (name.endsWith("_block")) {
        FreeText.find(value, hits);
      } else {
        Lines.of(value).forEach(line -> NginxDirective.arguments(name, words(line), hits));
      }
    }
  }

  /** What a row of a map compares is the key of a setting. */
  static void findInKey(String setting, Slice key, Hits hits) {
    String block = withoutNumber(setting);
    if (NginxDirective.isRows(block)) {
      NginxDirective.compared(block, key, hits);
    }
  }

  private static String withoutNumber(String head) {
    int number = head.lastIndexOf(" #");
    return number > 0 ? head.substring(0, number) : head;
  }

  /** Words as they were joined: by blanks, in double quotes where one holds a blank. */
  private static List<Slice> words(Slice line) {
    List<Slice> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ') {
        at++;
      } else if (line.charAt(at) == '"') {
        int close = line.text().indexOf("\" ", at + 1);
        int last = line.length() - (line.text().endsWith("\"") ? 1 : 0);
        int end = close < 0 ? Math.max(last, at + 1) : close;
        words.add(line.sub(at + 1, end));
        at = end + 1;
      } else {
        int blank = line.text().indexOf(' ', at);
        int end = blank < 0 ? line.length() : blank;
        words.add(line.sub(at, end));
        at = end;
      }
    }
    return words;
  }
}
