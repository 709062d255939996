package censo.source.apm;

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

class ApmTest {
  private static final String INSTANA = "/opt/instana/agent/etc/instana/";
  private static final long SEED = 20261125;
  private static final String ODD = "[]{}:#&*!|>%@`\"'\\,?- \t\r\n\u0000\u0007\u00e9\u00ff=.<";

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Apm());
  }

  @Test
  void no_bytes_make_it_throw() throws IOException {
    List<String> texts = texts();
    for (long seed = SEED; seed < SEED + 3000; seed++) {
      Random random = new Random(seed);
      MemoryRoot root =
          new MemoryRoot()
              .file(INSTANA + "configuration.yaml", mutant(texts, random))
              .file(INSTANA + "com.instana.agent.main.sender.Backend.cfg", mutant(texts, random))
              .file("/etc/php/8.2/fpm/conf.d/20-newrelic.ini", mutant(texts, random))
              .file("/etc/systemd/system/datadog-agent.service.d/a.conf", mutant(texts, random));
      try {
        Reading reading = new Apm().read(root, List.of());
        assertTrue(reading.items().size() <= 3);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void a_laugh_of_billions_is_a_few_names() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 100; i++) {
      String before = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(before, before))));
    }
    Item item =
        new Apm()
            .read(new MemoryRoot().file(INSTANA + "configuration.yaml", text.toString()), List.of())
            .items()
            .getFirst();
    assertEquals(List.of("*a98", "*a98"), item.list("configuration.yaml: a99"));
  }

  private static String mutant(List<String> texts, Random random) {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int edits = random.nextInt(12); edits > 0 && !text.isEmpty(); edits--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
        case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
        default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
      }
    }
    return text.toString();
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : Cases.folders(new Apm())) {
      try (Stream<Path> files = Files.walk(folder.resolve("root"))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return texts;
  }
}
