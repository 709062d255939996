package censo.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets in the settings of an item of nginx, whose texts are directives cut into words again. */
final class NginxItem {
  private static final Pattern QUOTED_TOKEN =
      Pattern.compile(
          "\"([^\" \t\r\n;]*"
              + FingerprintKey.TOKEN_PREFIX
              + "[0-9a-f]{16}[^\" \t\r\n;]*)\"(?=[ \n)]|$)");

  /** Settings whose texts are whole directives. */
  private static final Set<String> STATEMENTS = Set.of("rewrites", "access");

  private NginxItem() {}

  /**
   * @param key in the map that the setting is: a directive of a location, or what a row compares
   */
  static void find(String setting, String key, Slice value, Hits hits) {
    String block = withoutNumber(setting);
    String name = key.isEmpty() ? setting.substring(setting.lastIndexOf('.') + 1) : key;
    if (NginxDirective.isRows(block)) {
      NginxDirective.given(block, value, hits);
    } else if (STATEMENTS.contains(name) || key.indexOf(' ') > 0) {
      // Whole directives, or a block inside a location with a directive on each line.
      Lines.of(value).forEach(line -> statement(words(line, false).getFirst(), hits));
    } else if (name.endsWith("_block")) {
      Lines.of(value).forEach(line -> FreeText.find(line, hits));
    } else {
      words(value, !key.isEmpty()).forEach(d -> NginxDirective.arguments(name, d, hits));
    }
  }

  /** A directive with the directives of its block on one line, all cut into words. */
  private static void statement(List<Slice> words, Hits hits) {
    List<Slice> directive = new ArrayList<>();
    for (Slice word : words) {
      boolean ends = word.text().endsWith(";");
      Slice argument = ends ? word.sub(0, word.length() - 1) : word;
      boolean brace = argument.text().equals("{") || argument.text().equals("}");
      if (!brace && !argument.isEmpty()) {
        directive.add(argument);
      }
      if ((ends || brace) && !directive.isEmpty()) {
        NginxDirective.find(directive, "", hits);
        directive = new ArrayList<>();
      }
    }
    if (!directive.isEmpty()) {
      NginxDirective.find(directive, "", hits);
    }
  }

  /** What a row of a map compares is the key of a setting. */
  static void findInKey(String setting, Slice key, Hits hits) {
    NginxDirective.compared(withoutNumber(setting), key, hits);
  }

  static boolean isRows(String setting) {
    return NginxDirective.isRows(withoutNumber(setting));
  }

  /** Without quotes that a token in the place of several words needs no longer. */
  static String bare(String text) {
    boolean token = text.indexOf('"') >= 0 && text.contains(FingerprintKey.TOKEN_PREFIX);
    return token ? QUOTED_TOKEN.matcher(text).replaceAll("$1") : text;
  }

  private static String withoutNumber(String head) {
    int number = head.lastIndexOf(" #");
    return number > 0 ? head.substring(0, number) : head;
  }

  /**
   * Words as they were joined: by blanks, in double quotes where one holds a blank.
   *
   * @param lines whether each line is a directive of its own
   */
  private static List<List<Slice>> words(Slice value, boolean lines) {
    List<List<Slice>> directives = new ArrayList<>(List.of(new ArrayList<>()));
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == '\n' && lines) {
        directives.add(new ArrayList<>());
        at++;
      } else {
        boolean quoted = c == '"';
        int begin = quoted ? at + 1 : at;
        int end = begin;
        while (end < value.length() && !isEnd(value, end, quoted, lines)) {
          end++;
        }
        directives.getLast().add(value.sub(begin, end));
        at = quoted ? end + 1 : end;
      }
    }
    return directives;
  }

  private static boolean isEnd(Slice value, int at, boolean quoted, boolean lines) {
    char c = value.charAt(at);
    if (!quoted) {
      return c == ' ' || (c == '\n' && lines);
    }
    return c == '"' && (at + 1 == value.length() || " \n;)".indexOf(value.charAt(at + 1)) >= 0);
  }
}
