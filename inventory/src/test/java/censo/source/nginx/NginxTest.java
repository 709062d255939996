package censo.source.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class NginxTest {
  private static final long SEED = 20261124;

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Nginx());
  }

  @Test
  void everyFileOfACasePrintsBackByteEqual() throws IOException {
    for (String text : texts()) {
      assertEquals(text, Parser.parse(text, 1).print());
    }
  }

  @Test
  void noChangeOfABytesThrowsOrLosesAByte() throws IOException {
    List<String> texts = texts();
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      String text = texts.get((int) (seed % texts.size()));
      String mutated = new NginxTexts(seed).mutate(text);
      Reading reading = read(new MemoryRoot().file("/etc/nginx/nginx.conf", mutated));
      String lossy = "lossy_parse";
      assertTrue(
          reading.problems().stream().noneMatch(p -> p.code().equals(lossy)), "seed " + seed);
    }
  }

  @Test
  void generatedConfigurationsWithoutAMistakeWouldStart() {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      MemoryRoot root = new MemoryRoot();
      new NginxGenerator(seed, false).files().forEach(root::file);
      Reading reading = read(root);
      assertTrue(reading.wouldStart(), "seed " + seed + ": " + reading.problems());
    }
  }

  @Test
  void namesAreUniqueWhateverStandsThere() throws IOException {
    List<String> texts = texts();
    for (long seed = SEED; seed < SEED + 200; seed++) {
      Random random = new Random(seed);
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        all.append(texts.get(random.nextInt(texts.size())));
      }
      MemoryRoot root = new MemoryRoot().file("/etc/nginx/nginx.conf", all.toString());
      List<Item> items = read(root).items();
      assertEquals(items.size(), items.stream().map(Item::key).distinct().count(), "seed " + seed);
    }
  }

  @Test
  void filesThatIncludeEachOtherManyTimesEnd() {
    MemoryRoot root = new MemoryRoot().file("/etc/nginx/nginx.conf", "include f0;");
    for (int i = 0; i < 14; i++) {
      root.file("/etc/nginx/f" + i, ("include f" + (i + 1) + ";\n").repeat(100));
    }
    root.file("/etc/nginx/f14", "env A;\n".repeat(1000));
    Reading reading = read(root);
    assertTrue(reading.problems().stream().anyMatch(p -> p.code().equals("too_many")));
  }

  private static Reading read(MemoryRoot root) {
    return new Nginx().read(root, List.of());
  }

  /** The configuration files of all cases, one character per byte. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : Cases.folders(new Nginx())) {
      try (Stream<Path> files = Files.walk(folder.resolve("root"))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return texts;
  }
}
