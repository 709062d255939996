package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Json;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.SnapshotJson;
import censo.inventory.SnapshotParser;
import censo.inventory.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The case folders of a source, {@code src/test/resources/censo/source/<package of the
 * source>/<behaviour>/}, each a test:
 *
 * <pre>
 * README                 two lines: the rule, and where it is written
 * root/…  root.meta      the host's tree as found; owners, modes and odd files beside it (optional)
 * root.rpm               what rpm printed there, asked as Rpm.ARGUMENTS have it (optional)
 * before.json            items of the sources read before this one (optional)
 * items.json             expected items, as a snapshot writes them
 * problems.json          expected problems; the message counts only where it stands there
 * files.txt              paths of the collected files, one a line (optional)
 * must-not-appear.txt    texts that no message may hold, one a line (optional)
 * </pre>
 *
 * <p>{@code -Dcenso.golden=write} writes expected files that are missing and touches no other;
 * {@code -Dcenso.golden=accept:supervisor/some-behaviour} writes those of one case anew. See {@code
 * script/golden}.
 *
 * <p>A source's test is one method: {@code @TestFactory Stream<DynamicTest> cases() { return
 * Cases.of(new Supervisor()); }}
 */
public final class Cases {
  private static final Path ALL = Path.of("../inventory/src/test/resources/censo/source");
  private static final String GOLDEN = System.getProperty("censo.golden", "");

  private Cases() {}

  public static Stream<DynamicTest> of(Source source) {
    List<Path> folders = folders(source);
    assertFalse(folders.isEmpty(), "no case folder for " + source.name());
    return folders.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(source, f)));
  }

  /** The folders themselves, for tests that ask something else of every case. */
  public static List<Path> folders(Source source) {
    String name = source.getClass().getPackageName().replaceFirst(".*\\.", "");
    try (Stream<Path> folders = Files.list(ALL.resolve(name))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      return fail("no folder of cases: " + e.getMessage());
    }
  }

  private static void check(Source source, Path folder) throws Exception {
    Path readme = folder.resolve("README");
    assertTrue(Files.exists(readme), "a README with the rule and its source is missing");
    long lines = Files.readAllLines(readme).stream().filter(line -> !line.isBlank()).count();
    assertTrue(lines >= 2, "README: the rule on one line, where it is written on the next");

    Reading reading = source.read(MemoryRoot.of(folder.resolve("root")), before(folder));

    List<Problem> problems = reading.problems().stream().sorted(Problem.ORDER).toList();
    expect(
        folder,
        "items.json",
        PrettyJson.print(sorted(reading.items()).map(SnapshotJson::item).toList()));
    expect(
        folder,
        "problems.json",
        PrettyJson.print(problems(problems, folder.resolve("problems.json"))));
    Coverage coverage = Coverage.of(List.of(reading));
    assertEquals(List.of(), coverage.gaps(), "lines that belong to no item and no problem");
    if (Files.exists(folder.resolve("files.txt"))) {
      Stream<String> paths = reading.files().stream().map(HostFile::path).sorted(Utf8.ORDER);
      expect(folder, "files.txt", String.join("\n", paths.toList()) + "\n");
    }
    if (Files.exists(folder.resolve("must-not-appear.txt"))) {
      for (String text : Files.readAllLines(folder.resolve("must-not-appear.txt"))) {
        for (Problem p : problems) {
          assertFalse((p.message() + p.mend()).contains(text), "a message holds " + text);
        }
      }
    }
  }

  private static List<Item> before(Path folder) throws Exception {
    List<Item> items = new ArrayList<>();
    if (Files.exists(folder.resolve("before.json"))) {
      for (Object item : list(folder.resolve("before.json"))) {
        items.add(SnapshotParser.item(map(item)));
      }
    }
    return items;
  }

  private static Stream<Item> sorted(List<Item> items) {
    return items.stream().sorted(Comparator.comparing(Item::key));
  }

  /** Each problem with the fields by which it is compared. */
  private static List<Object> problems(List<Problem> problems, Path expected) throws Exception {
    List<?> wanted = Files.exists(expected) ? list(expected) : List.of();
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      Problem p = problems.get(i);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("severity", p.severity().id());
      json.put("code", p.code());
      json.put("file", p.file().isEmpty() ? null : p.file());
      json.put("line", p.line() == 0 ? null : p.line());
      json.put("would_be", sorted(p.wouldBe()).map(SnapshotJson::item).toList());
      json.values().remove(List.of());
      if (i < wanted.size() && map(wanted.get(i)).containsKey("message")) {
        json.put("message", p.message());
      }
      all.add(json);
    }
    return all;
  }

  private static void expect(Path folder, String name, String actual) throws Exception {
    Path file = folder.resolve(name);
    String id = folder.getParent().getFileName() + "/" + folder.getFileName();
    boolean missing = !Files.exists(file);
    if ((missing && GOLDEN.equals("write")) || GOLDEN.equals("accept:" + id)) {
      Files.writeString(file, actual);
      return;
    }
    assertFalse(missing, name + " is missing: look at what script/golden writes");
    boolean json = name.endsWith(".json");
    assertEquals(
        json ? PrettyJson.print(list(file)) : Files.readString(file), actual, id + "/" + name);
  }

  private static List<?> list(Path file) throws Exception {
    return (List<?>) Json.parse(Files.readAllBytes(file));
  }

  @SuppressWarnings("unchecked") // keys of parsed JSON are texts
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
