package censo.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} has every code, and no other, and the severities that cases show. */
class CodesTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ((?:lost|ignored|fatal|doubt)(?:, [a-z]+)*) \\| ");
  private static final Path CASES = Path.of("src/test/resources/censo/source");

  @Test
  void every_code_is_explained() throws IOException {
    Set<String> codes =
        Arrays.stream(Code.values()).map(Code::id).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(codes, new TreeSet<>(explained().keySet()));
  }

  @Test
  void every_severity_that_a_case_shows_stands_beside_its_code() throws Exception {
    Map<String, List<String>> explained = explained();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(CASES)) {
      files = walk.filter(f -> f.endsWith("problems.json")).toList();
    }

    assertFalse(files.isEmpty());
    for (Path file : files) {
      for (Object problem : (List<?>) Json.parse(Files.readAllBytes(file))) {
        Object code = ((Map<?, ?>) problem).get("code");
        Object severity = ((Map<?, ?>) problem).get("severity");
        assertTrue(explained.get(code).contains(severity), code + " is " + severity + ": " + file);
      }
    }
  }

  /** Severities by code. */
  private static Map<String, List<String>> explained() throws IOException {
    String page = Files.readString(Path.of("../docs/problems.md"));
    return ROW.matcher(page)
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> List.of(row.group(2).split(", "))));
  }
}
