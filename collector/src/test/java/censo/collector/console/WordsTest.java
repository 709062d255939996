package censo.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  private static final Path PAGES = Path.of("src/main/resources/censo/collector/console/pages");
  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
  private static final Pattern KEY = Pattern.compile("\\bt\\('([a-z.]+)'(?! \\+)");

  /** What is no text of the page, one after the other; a code is what a person types. */
  private static final List<String> NOT_TEXT =
      List.of(
          "(?s)<#--.*?-->",
          "\\$\\{[^}]*}",
          "</?[#@](\"[^\"]*\"|'[^']*'|[^>\"'])*>",
          "<code>[^<]*</code>",
          "<(\"[^\"]*\"|'[^']*'|[^>\"'])*>",
          "&[a-z]+;");

  private static final Set<String> NAMES = Set.of("Censo");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.sorted().toList();
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    Map<String, String> english = Messages.in("en");
    Map<String, String> portuguese = Messages.in("pt-BR");
    assertEquals(english.keySet(), portuguese.keySet());
    english.forEach(
        (key, text) -> assertEquals(arguments(text), arguments(portuguese.get(key)), key));
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templatesHoldNoWordsOfTheirOwnAndEscapeAll(Path template) throws IOException {
    String text = Files.readString(template);
    assertFalse(text.contains("no_esc"), "escaping is never turned off");
    assertFalse(text.contains("noautoesc") || text.contains("style="), "nor the policy");
    String shown = text;
    for (String other : NOT_TEXT) {
      shown = shown.replaceAll(other, " ");
    }
    List<String> words =
        Stream.of(shown.split("[^\\p{L}]+"))
            .filter(w -> w.length() > 1 && !NAMES.contains(w))
            .toList();
    assertEquals(List.of(), words);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyMessageATemplateAsksForIsThere(Path template) throws IOException {
    List<String> missing =
        KEY.matcher(Files.readString(template))
            .results()
            .map(m -> m.group(1))
            .filter(key -> !Messages.in("en").containsKey(key))
            .toList();
    assertEquals(List.of(), missing);
  }
}
