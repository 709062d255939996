package censo.source.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.Cases;
import censo.source.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for any files at all; the files of the cases are the seeds. */
class SupervisorPropertyTest {
  private static final String MAIN = "/etc/supervisor/supervisord.conf";
  private static final int MUTANTS = 2000;

  @Test
  void no_bytes_make_it_throw() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    List<String> seeds = files();
    for (int i = 0; i < MUTANTS; i++) {
      String main = mutant(seeds, random);
      String included = mutant(seeds, random);
      MemoryRoot root =
          new MemoryRoot()
              .file(MAIN, "[include]\nfiles=conf.d/*\n" + main)
              .file("/etc/supervisor/conf.d/a.conf", included);
      try {
        Reading reading = new Supervisor().read(root, List.of());
        List<String> paths = reading.files().stream().map(HostFile::path).toList();
        assertTrue(
            reading.items().stream().allMatch(item -> paths.contains(item.origin().file())),
            "an item of no file");
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "seed " + seed + ", mutant " + i + ":\n" + main + "\n---\n" + included, e);
      }
    }
  }

  /** Any two of the files with bytes changed, lines moved and ends cut. */
  private static String mutant(List<String> seeds, Random random) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    String odd = "[]=:;#%()s \t\r\n\"'\\,\u0000\u00e9\u00ff$*0";
    for (int edits = random.nextInt(12); edits > 0 && !text.isEmpty(); edits--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
        case 1 -> text.insert(at, odd.charAt(random.nextInt(odd.length())));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
        default -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
      }
    }
    return text.substring(0, Math.min(text.length(), 20_000));
  }

  private static List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    for (Path folder : Cases.folders(new Supervisor())) {
      try (Stream<Path> paths = Files.walk(folder.resolve("root"))) {
        for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
          files.add(Bytes.of(Files.readAllBytes(path)).latin1());
        }
      }
    }
    return files;
  }

  /** What was read, written down in its canonical form, is read as the same. */
  @TestFactory
  Stream<DynamicTest> canonical_settings_stay_what_they_are() {
    Path examples = Path.of("../examples/hosts");
    return Stream.concat(
            Stream.of("shop-01", "shop-02", "shop-03").map(examples::resolve),
            Cases.folders(new Supervisor()).stream().map(folder -> folder.resolve("root")))
        .map(root -> DynamicTest.dynamicTest(root.toString(), () -> checkCanonical(root)));
  }

  private static void checkCanonical(Path folder) throws IOException {
    MemoryRoot root = MemoryRoot.of(folder);
    Reading reading = new Supervisor().read(root, List.of());
    List<Item> read = reading.items();
    // Where something is refused, what is left may be refused for another reason; a second one of a
    // name has no spelling of its own.
    if (reading.wouldStart() && read.stream().noneMatch(item -> item.name().endsWith(" #2"))) {
      StringBuilder text = new StringBuilder();
      read.forEach(item -> text.append(Written.of(item)));
      root.file(MAIN, Bytes.ofUtf8(text.toString()).latin1());
      root.file("/proc/1/cmdline", "supervisord\0-c\0" + MAIN);
      assertEquals(
          settings(read), settings(new Supervisor().read(root, List.of()).items()), text::toString);
    }
  }

  private static Map<ItemKey, Map<String, Value>> settings(List<Item> items) {
    Map<ItemKey, Map<String, Value>> settings = new TreeMap<>();
    for (Item item : items) {
      Map<String, Value> own = new LinkedHashMap<>(item.settings());
      own.remove("include");
      settings.put(item.key(), own);
    }
    return settings;
  }
}
