package censo.source.ini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import censo.inventory.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainIniTest {
  private static Origin at(int line) {
    return Origin.of("/etc/x.ini", line);
  }

  @Test
  void keys_before_any_header_stand_in_the_section_without_a_name() {
    assertEquals(
        List.of(new Section("", at(1), List.of(new Option("a", "1", at(1))))),
        new PlainIni().option("a", "1", at(1)).read());
  }

  @Test
  void sections_of_one_name_and_equal_keys_stay_apart() {
    List<Section> sections =
        new PlainIni()
            .section("x", at(1))
            .option("k", "1", at(2))
            .option("k", "2", at(3))
            .section("x", at(4))
            .read();
    assertEquals(
        List.of(
            new Section(
                "x", at(1), List.of(new Option("k", "1", at(2)), new Option("k", "2", at(3)))),
            new Section("x", at(4), List.of())),
        sections);
  }

  @Test
  void a_value_that_names_itself_is_never_expanded() {
    String bomb = "${a}${a}${x/a}${@env/HOME}";
    List<Section> sections =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> new PlainIni().section("x", at(1)).option("a", bomb, at(2)).read());
    assertEquals(bomb, sections.getFirst().options().getFirst().value());
  }

  @Test
  void whatever_is_written_comes_back() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      List<Section> written = new ArrayList<>();
      PlainIni ini = new PlainIni();
      int line = 1;
      for (int s = random.nextInt(3); s >= 0; s--) {
        Section section = new Section(text(random), at(line++), options(random, line));
        ini.section(section.name(), section.at());
        section.options().forEach(o -> ini.option(o.key(), o.value(), o.at()));
        written.add(section);
      }
      assertEquals(written, ini.read(), "seed " + seed + ", round " + round);
    }
  }

  private static List<Option> options(Random random, int line) {
    List<Option> options = new ArrayList<>();
    for (int o = random.nextInt(4); o > 0; o--) {
      options.add(new Option("k" + text(random), text(random), at(line)));
    }
    return options;
  }

  private static String text(Random random) {
    String odd = "ab =:;#[]<>%\\\"'\t\r\n\u0000\u0085\u00e9\u2028${}!";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(odd.charAt(random.nextInt(odd.length())));
    }
    return text.toString();
  }
}
