package censo.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} has every code, and no other. */
class CodesTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (lost|ignored|fatal|doubt)(, [a-z]+)* \\| ");

  @Test
  void every_code_is_explained() throws IOException {
    String page = Files.readString(Path.of("../docs/problems.md"));
    Set<String> explained =
        ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());
    Set<String> codes =
        Arrays.stream(Code.values()).map(Code::id).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(codes, new TreeSet<>(explained));
  }
}
