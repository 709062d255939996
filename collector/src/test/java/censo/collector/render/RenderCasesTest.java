package censo.collector.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A folder is a case: profiles in, the whole tree out, byte for byte, but for the component module.
 * Run with {@code -Dgolden=accept} to write what is missing.
 */
class RenderCasesTest {
  private static final Path CASES = Path.of("src/test/resources/render");

  @TestFactory
  Stream<DynamicTest> each_case_gives_its_tree() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> check(c)));
    }
  }

  private static void check(Path folder) throws Exception {
    Rendering rendering =
        new Renderer(Optional.empty())
            .render(
                folder.getFileName().toString(),
                ProfileCase.profiles(folder),
                ProfileCase.debts(folder));

    Map<String, String> rendered = new TreeMap<>();
    for (RenderedFile file : rendering.files()) {
      if (!file.scope().equals("apphost")) {
        rendered.put(file.path(), file.content().latin1());
      }
    }
    rendered.put("report.txt", report(rendering));
    Path expected = folder.resolve("expected");
    if ("accept".equals(System.getProperty("golden"))) {
      write(expected, rendered);
    }
    assertTrue(
        Files.isDirectory(expected), "no expected tree: run with -Dgolden=accept, and read it");
    Map<String, String> wanted = read(expected);
    assertEquals(String.join("\n", wanted.keySet()), String.join("\n", rendered.keySet()));
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      assertEquals(file.getValue(), rendered.get(file.getKey()), file.getKey());
    }
    assertFalse(rendered.values().stream().anyMatch(t -> t.contains("CENSO_SECRET_0")));
  }

  private static String report(Rendering rendering) {
    StringBuilder report = new StringBuilder();
    rendering.omitted().stream()
        .map(
            o ->
                (o.provided() ? "provided " : "omitted ")
                    + o.profile()
                    + " "
                    + o.item()
                    + ": "
                    + o.reason())
        .forEach(line -> report.append(line).append('\n'));
    rendering.secrets().stream()
        .map(
            s ->
                "secret "
                    + s.parameter()
                    + " "
                    + s.name()
                    + ": "
                    + s.reader()
                    + (s.same() ? "" : ", differs"))
        .forEach(line -> report.append(line).append('\n'));
    rendering.notes().forEach(note -> report.append("note ").append(note).append('\n'));
    return new String(
        report.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(
            folder.relativize(path).toString(),
            new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
