package censo.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.Root;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A redacted file is read as the same items: tokens are words to every daemon, and the rules find
 * in the text of a file what they find in the values that were read from it.
 */
class ReparseTest {
  private static final Path CASES = Path.of("src/test/resources/censo/source");

  @TestFactory
  Stream<DynamicTest> redacted_files_of_every_case_are_read_as_the_redacted_items()
      throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Source source : Sources.ALL) {
      Path folder = CASES.resolve(source.getClass().getPackageName().replaceFirst(".*\\.", ""));
      try (Stream<Path> cases = Files.list(folder)) {
        cases
            .filter(c -> Files.isDirectory(c.resolve("root")))
            .sorted()
            .map(c -> test(source.name() + "/" + c.getFileName(), c.resolve("root"), source))
            .forEach(tests::add);
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> redacted_files_of_the_example_hosts_are_read_as_the_redacted_items() {
    return Stream.of("shop-01", "shop-02", "shop-03")
        .flatMap(
            host ->
                Sources.ALL.stream()
                    .map(
                        source ->
                            test(
                                host + "/" + source.name(),
                                Path.of("../examples/hosts").resolve(host),
                                source)));
  }

  private static DynamicTest test(String name, Path folder, Source source) {
    return DynamicTest.dynamicTest(name, () -> check(MemoryRoot.of(folder), source));
  }

  private static void check(Root root, Source source) {
    Reading clear = source.read(root, List.of());
    Reading redacted =
        new Redactor(FingerprintKey.PUBLIC).redact(List.of(clear)).readings().getFirst();
    if (!clear.wouldStart()) {
      // What stops a daemon may be the secret itself, as an unquoted sign in it.
      return;
    }
    Reading again = source.read(RedactedRoot.of(root, List.of(redacted)), List.of());
    assertEquals(print(redacted.items()), print(again.items()));
  }

  /** A line for each setting, so that a difference can be read. */
  private static String print(List<Item> items) {
    StringBuilder text = new StringBuilder();
    for (Item item : items.stream().sorted(Comparator.comparing(Item::key)).toList()) {
      text.append(item.key()).append(' ').append(item.origin()).append(item.also()).append('\n');
      item.settings()
          .forEach((k, v) -> text.append("  ").append(k).append(": ").append(v).append('\n'));
      item.written()
          .forEach(
              (k, v) -> text.append("  written ").append(k).append(": ").append(v).append('\n'));
    }
    return text.toString();
  }
}
