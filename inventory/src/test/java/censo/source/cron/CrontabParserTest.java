package censo.source.cron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.source.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrontabParserTest {
  private static final long SEED = 20261124;
  private static final List<String> FIELDS = List.of("*", "*/5", "1-5", "1,3", "2-4/2", "5");
  private static final String LETTERS = "ab /-_.:=\"'#%\\\\%$\té";

  private static Crontab parse(Dialect dialect, String text) {
    return new CrontabParser("/etc/cron.d/x", dialect, Optional.empty(), _ -> true).parse(text);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_printed_as_a_crontab_is_read_back(Dialect dialect) {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      Map<String, String> environment = new TreeMap<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        environment.put("V" + n, text(random).replaceAll("[\"']", "").strip());
      }
      String schedule = String.join(" ", fields(random));
      String command = "x" + text(random).replace("\\", "/").stripTrailing() + "x";
      String stdin = random.nextBoolean() ? "" : text(random).replace("\\", "/") + "\nend";
      String printed = print(environment, schedule, command, stdin);

      Crontab crontab = parse(dialect, Bytes.ofUtf8(printed).latin1());

      assertEquals(List.of(), crontab.bad(), () -> "seed " + SEED + ":\n" + printed);
      Job job = crontab.jobs().getFirst();
      assertEquals(command, job.command(), () -> "seed " + SEED + ":\n" + printed);
      assertEquals(stdin, job.stdin(), () -> "seed " + SEED + ":\n" + printed);
      assertEquals(schedule, job.schedule().canonical());
      assertEquals(environment, new TreeMap<>(job.environment()));
    }
  }

  private static String print(
      Map<String, String> environment, String schedule, String command, String stdin) {
    StringBuilder text = new StringBuilder();
    environment.forEach((k, v) -> text.append(k).append("=\"").append(v).append("\"\n"));
    text.append(schedule).append(" bob ").append(command.replace("%", "\\%"));
    if (!stdin.isEmpty()) {
      text.append('%').append(stdin.replace("%", "\\%").replace("\n", "%"));
    }
    return text.append('\n').toString();
  }

  private static List<String> fields(Random random) {
    return Stream.generate(() -> FIELDS.get(random.nextInt(FIELDS.size()))).limit(5).toList();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Test
  void no_mutant_of_a_crontab_throws_and_every_line_that_matters_is_told() throws IOException {
    Random random = new Random(SEED);
    List<String> seeds = crontabs();
    List<Dialect> dialects = List.copyOf(EnumSet.allOf(Dialect.class));
    for (int i = 0; i < 2_000; i++) {
      String mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
      Dialect dialect = dialects.get(random.nextInt(dialects.size()));

      Crontab crontab = parse(dialect, mutant);

      long lines = mutant.lines().count();
      Stream.concat(crontab.bad().stream(), crontab.doubts().stream())
          .forEach(note -> assertTrue(note.line() <= lines + 1, () -> "seed " + SEED));
      assertEquals(crontab.jobs().size(), Job.items(crontab.jobs()).size());
    }
  }

  @Test
  void a_crontab_of_thousands_of_variables_and_jobs_costs_little() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("V").append(i).append("=x\n* * * * * bob /bin/x\n");
    }

    Crontab crontab = parse(Dialect.DEBIAN, text.toString());

    assertEquals(5_000, crontab.jobs().size());
    assertEquals(
        List.of(Code.TOO_MANY), crontab.doubts().stream().map(Crontab.Note::code).toList());
    int told = crontab.jobs().stream().mapToInt(job -> job.environment().size()).sum();
    assertTrue(told <= 100_000, told + " variables");
  }

  private static List<String> crontabs() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : Cases.folders(new Cron())) {
      try (Stream<Path> files = Files.walk(folder.resolve("root"))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          texts.add(Bytes.of(Files.readAllBytes(file)).latin1());
        }
      }
    }
    return texts;
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(mutant.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> mutant.insert(at, (char) random.nextInt(256));
        case 1 -> mutant.delete(at, Math.min(mutant.length(), at + 1 + random.nextInt(4)));
        default -> mutant.insert(at, "\n*%\\\"'=@-/~, \t#".charAt(random.nextInt(15)));
      }
    }
    return mutant.toString();
  }
}
