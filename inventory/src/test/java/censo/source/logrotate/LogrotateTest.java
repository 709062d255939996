package censo.source.logrotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.Cases;
import censo.source.MemoryRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LogrotateTest {
  private static final long SEED = 20261125;
  private static final String ODD = "{}#\"'\\=~/ \t\r\n\u000b\u0000\u00e9+,0kM*[";

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Logrotate());
  }

  @Test
  void no_bytes_make_it_throw_or_name_two_items_alike() throws IOException {
    List<String> texts = texts();
    for (long seed = SEED; seed < SEED + 3000; seed++) {
      Random random = new Random(seed);
      String main = mutant(texts, random);
      String included = mutant(texts, random);
      try {
        Reading reading = read(main, included);
        List<String> paths = reading.files().stream().map(HostFile::path).toList();
        List<Item> items = reading.items();
        assertTrue(
            items.stream().allMatch(item -> paths.contains(item.origin().file())),
            "an item of no file");
        assertEquals(items.size(), items.stream().map(Item::key).distinct().count());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ":\n" + main + "\n---\n" + included, e);
      }
    }
  }

  @Test
  void files_that_include_each_other_many_times_end() {
    String twice = "include /etc/logrotate.d/a\n".repeat(10);
    Reading reading = read(twice, twice);
    assertTrue(reading.problems().stream().anyMatch(p -> p.code().equals("too_many")));
  }

  @Test
  void a_large_file_of_mistakes_ends() {
    for (String mistake : List.of("}\n", "/a {\nrotate x\n}\n", "/a {\n", "\"", "postrotate\n")) {
      String text = mistake.repeat(200_000 / mistake.length());
      read("include /etc/logrotate.d\n", text);
    }
  }

  private static Reading read(String main, String included) {
    MemoryRoot root =
        new MemoryRoot()
            .file("/etc/logrotate.conf", main)
            .file("/etc/logrotate.d/a", included)
            .file("/etc/logrotate.d/b", main);
    return new Logrotate().read(root, List.of());
  }

  private static String mutant(List<String> texts, Random random) {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int edits = random.nextInt(12); edits > 0 && !text.isEmpty(); edits--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
        case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
        default -> text.insert(at, texts.get(random.nextInt(texts.size())));
      }
    }
    return text.substring(0, Math.min(text.length(), 20_000));
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : Cases.folders(new Logrotate())) {
      try (Stream<Path> files = Files.walk(folder.resolve("root/etc"))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return texts;
  }
}
