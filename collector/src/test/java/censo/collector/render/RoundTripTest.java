package censo.collector.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.profile.Profile;
import censo.inventory.Item;
import censo.inventory.Value;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.cron.Cron;
import censo.source.phpfpm.PhpFpm;
import censo.source.supervisor.Supervisor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the parsers take from a host's text is rendered so that they take the same again. */
class RoundTripTest {
  private static final String NASTY = "ab9%\\'\"$`#;{}()[]&|<>*?!~=:@,.- \tç";

  private final Renderer renderer;

  RoundTripTest() throws IOException {
    renderer = new Renderer(Optional.empty());
  }

  private Rendering render(String profile, Item... items) {
    return renderer.render("bob", List.of(ProfileCase.profile("bob", profile, items)), Map.of());
  }

  private static Item[] read(Source source, String path, String utf8) {
    byte[] bytes = utf8.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    MemoryRoot root = new MemoryRoot();
    root.file(path, new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
    if (source instanceof Supervisor) {
      root.file(
          "/etc/supervisor/supervisord.conf",
          "[include]\nfiles=/etc/supervisor/conf.d/*.conf\n[supervisord]\n");
    }
    if (source instanceof PhpFpm) {
      root.file("/etc/php/8.2/fpm/php-fpm.conf", "include=/etc/php/8.2/fpm/pool.d/*.conf\n");
    }
    return source.read(root, List.of()).items().stream()
        .filter(i -> !List.of("supervisord", "php_fpm").contains(i.kind()))
        .toArray(Item[]::new);
  }

  private static String nasty(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(NASTY.charAt(random.nextInt(NASTY.length())));
    }
    return text.toString();
  }

  private static Stream<Random> seeds(int count) {
    return new Random(20261124).longs(count).mapToObj(Random::new);
  }

  private void isRenderedOrTold(String profile, String text, Item... items) {
    Rendering rendering = render(profile, items);
    assertEquals(List.of(), rendering.notes(), () -> "from:\n" + text);
    long gone = rendering.omitted().stream().filter(o -> !o.provided()).count();
    assertTrue(gone <= items.length);
  }

  @TestFactory
  Stream<DynamicTest> jobs_of_any_crontab() {
    return seeds(60)
        .map(
            random -> {
              String text =
                  "NAME="
                      + nasty(random).strip()
                      + "x\n* * * * * root x"
                      + nasty(random)
                      + "\n"
                      + "OTHER='"
                      + nasty(random).replace("'", "")
                      + "'\n"
                      + "5 1 * * 1-5 www-data y "
                      + nasty(random)
                      + nasty(random)
                      + "\n";
              return DynamicTest.dynamicTest(
                  text,
                  () ->
                      isRenderedOrTold("no-asg", text, read(new Cron(), "/etc/cron.d/bob", text)));
            });
  }

  @TestFactory
  Stream<DynamicTest> programs_of_any_section() {
    return seeds(60)
        .map(
            random -> {
              String text =
                  "[program:a]\ncommand=/bin/x "
                      + nasty(random).replace("%", "%%")
                      + "\n  "
                      + nasty(random).replace("%", "%%")
                      + "\ndirectory=/"
                      + nasty(random).replace("%", "%%")
                      + "\nenvironment=A=\""
                      + nasty(random).replace("%", "%%").replace("\"", "")
                      + "\",B=b\n";
              return DynamicTest.dynamicTest(
                  text,
                  () ->
                      isRenderedOrTold(
                          "no-asg",
                          text,
                          read(new Supervisor(), "/etc/supervisor/conf.d/a.conf", text)));
            });
  }

  @TestFactory
  Stream<DynamicTest> pools_of_any_values() {
    return seeds(60)
        .map(
            random -> {
              String text =
                  "[a]\nuser=bob\nlisten=/run/a.sock\npm=static\npm.max_children=3\n"
                      + "env[A]=\""
                      + nasty(random).replace("\"", "").replace("\\", "")
                      + "x\"\n"
                      + "env[B]='"
                      + nasty(random).replace("'", "")
                      + "x'\n"
                      + "php_admin_value[error_log]=\"/"
                      + nasty(random).replace("\"", "\\\"").replace("\\", "")
                      + "\"\n";
              return DynamicTest.dynamicTest(
                  text,
                  () ->
                      isRenderedOrTold(
                          "asg", text, read(new PhpFpm(), "/etc/php/8.2/fpm/pool.d/a.conf", text)));
            });
  }

  @Test
  void a_value_that_no_file_of_supervisor_can_hold_is_told() {
    Rendering rendering =
        render("no-asg", ProfileCase.program("a", Map.of("command", Value.of("/bin/x ; y"))));

    assertEquals(
        List.of("supervisor_program a is not read back from what is rendered: command"),
        rendering.notes());
  }

  @Test
  void a_job_longer_than_cron_takes_is_told() {
    Item job =
        Item.of(
            "cron_job",
            "root: x",
            Map.of(
                "user", Value.of("root"),
                "schedule", Value.of("@daily"),
                "command", Value.of("x " + "y".repeat(2000))),
            censo.inventory.Origin.of("/etc/cron.d/bob", 1));

    assertFalse(render("no-asg", job).notes().isEmpty());
  }

  @Test
  void nothing_of_a_profile_without_items_is_an_error() {
    Profile empty = new Profile("bob", "asg", List.of(), List.of(), new TreeMap<>(), List.of());

    assertEquals(List.of(), renderer.render("bob", List.of(empty), Map.of()).notes());
  }
}
