package censo.source.zend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import censo.inventory.Bytes;
import censo.inventory.Reading;
import censo.source.Cases;
import censo.source.MemoryRoot;
import censo.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The trees of a source's cases with one file of each changed at random. */
public final class MutantTrees {
  private MutantTrees() {}

  /** Has a source read so many of them; it must return, whatever they hold. */
  public static void read(Source source, int count) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> roots = new ArrayList<>();
    for (Path folder : Cases.folders(source)) {
      Path root = folder.resolve("root");
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
            .sorted()
            .forEach(
                file -> {
                  files.add(file);
                  roots.add(root);
                });
      }
    }
    assertFalse(files.isEmpty());
    for (int seed = 0; seed < count; seed++) {
      Path root = roots.get(seed % files.size());
      Path file = files.get(seed % files.size());
      String text = Bytes.of(Files.readAllBytes(file)).latin1();
      MemoryRoot tree =
          MemoryRoot.of(root).file("/" + root.relativize(file), Mutants.of(text, seed));
      Reading reading =
          assertDoesNotThrow(() -> source.read(tree, List.of()), file + ", seed " + seed);
      assertFalse(reading.status() == Reading.Status.FAILED);
    }
  }
}
