package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of {@code docs/rules.md} has a case folder or says why not. */
class RulesTest {
  private static final Pattern ROW = Pattern.compile("\\| (R-[A-Z]+-\\w+) \\|[^|]+\\|(.*)\\|");
  private static final Pattern ID = Pattern.compile("R-[A-Z]+-\\d+b?");

  @Test
  void every_rule_has_a_case_or_a_reason_and_every_case_a_rule() throws IOException {
    Map<String, String> reasons = reasons();
    Set<String> withCase = withCase();

    Set<String> withReason = new TreeSet<>(reasons.keySet());
    withReason.removeIf(rule -> reasons.get(rule).isEmpty());
    Set<String> covered = new TreeSet<>(withCase);
    covered.addAll(withReason);
    assertEquals(reasons.keySet(), covered, "rules of docs/rules.md, and those covered");
    withReason.retainAll(withCase);
    assertEquals(Set.of(), withReason, "rules that have a case need no reason");
  }

  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/rules.md")));
    while (row.find()) {
      reasons.put(row.group(1), row.group(2).strip());
    }
    return reasons;
  }

  private static Set<String> withCase() throws IOException {
    Set<String> rules = new TreeSet<>();
    Path cases = Path.of("src/test/resources/censo/source");
    try (Stream<Path> files = Files.find(cases, 3, (f, _) -> f.endsWith("README"))) {
      for (Path readme : files.toList()) {
        ID.matcher(Files.readString(readme)).results().forEach(m -> rules.add(m.group()));
      }
    }
    return rules;
  }
}
