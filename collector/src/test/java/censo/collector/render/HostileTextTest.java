package censo.collector.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class HostileTextTest {
  private static Rendering render(Item... items) throws IOException {
    return new Renderer(Optional.empty())
        .render("bob", List.of(ProfileCase.profile("bob", "no-asg", items)), Map.of());
  }

  private static String data(Rendering rendering) {
    return rendering.files().stream()
        .filter(f -> f.path().equals("data/apps/bob/no_asg.yaml"))
        .findFirst()
        .orElseThrow()
        .content()
        .utf8();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; exec{'rm':} \\ $(id)",
        "%{facts.os}",
        "%{literal('%')}{x",
        "a: b # c",
        "- x",
        "no",
        "0644",
        "12:30",
        "2026-11-24",
        "~",
        "",
        "' ",
        "\"\\n",
        "*a",
        "&a",
        "!!str x",
        "[=x]",
        "[#list]",
        "${x}",
        "<%= x %>",
        "\u2028x",
        "\u0085x",
        "\ufeffx",
        "a\u0001b",
        "tab\tx",
        "x\r",
        "1_000",
        "é\u0080",
        "\ud83d\ude00",
        "|-",
        "--- x",
        "... "
      })
  void any_text_comes_back_from_yaml_as_it_was(String text) {
    Object read =
        new Load(LoadSettings.builder().build()).loadFromString("k: " + Yaml.scalar(text));

    assertEquals(Map.of("k", text.replace("%{", "%{literal('%')}{")), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb", "a\n\nb", "a\n", "\na", " a\nb", "a \nb", "a\n  b", "a\r\nb", "a\n#b", "a\n%{b}",
        "---\nb"
      })
  void text_of_several_lines_comes_back_as_it_was(String text) {
    Object read =
        new Load(LoadSettings.builder().build())
            .loadFromString("x:\n  k: " + Yaml.value(text, 4) + "\n  l: 'm'\n");

    assertEquals(Map.of("x", Map.of("k", text.replace("%{", "%{literal('%')}{"), "l", "m")), read);
  }

  @Test
  void a_puppet_literal_ends_where_it_should() {
    assertEquals("'a\\'b\\\\'", Puppet.literal("a'b\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "a b",
        "a/b",
        "x'y",
        "a\nb",
        "CENSO_SECRET_0123456789abcdef",
        "",
        "…"
      })
  void a_program_whose_name_is_no_file_name_is_left_out_with_a_reason(String name)
      throws IOException {
    Rendering rendering = render(ProfileCase.program(name, Map.of("command", Value.of("/bin/x"))));

    assertEquals(1, rendering.omitted().size());
    assertFalse(data(rendering).contains("supervisor_programs"));
  }

  @Test
  void text_that_looks_like_a_filled_in_secret_is_left_out() throws IOException {
    Rendering rendering =
        render(ProfileCase.program("a", Map.of("command", Value.of("/bin/x {{secret:y}}"))));

    assertTrue(rendering.omitted().getFirst().reason().contains("{{secret:"));
  }

  @Test
  void words_that_the_agent_had_to_rewrite_are_as_the_host_has_them() throws IOException {
    Rendering rendering =
        render(ProfileCase.program("a", Map.of("command", Value.of("/bin/x CENSO_LITERAL_abc"))));

    assertTrue(data(rendering).contains("/bin/x CENSO_SECRET_abc"));
  }

  @Test
  void no_token_is_in_any_file_whatever_it_looks_like() throws IOException {
    Item job =
        Item.of(
            "cron_job",
            "bob: x",
            Map.of(
                "user", Value.of("bob"),
                "schedule", Value.of("@daily"),
                "command", Value.of("x -pCENSO_SECRET_zz \"CENSO_SECRET_\" 'CENSO_SECRET_1'")),
            Origin.of("/etc/cron.d/bob", 1));
    Rendering rendering =
        render(
            job,
            ProfileCase.program(
                "a", Map.of("command", Value.of("x CENSO_SECRET_ CENSO_SECRET_ÿ"))));

    for (RenderedFile file : rendering.files()) {
      assertFalse(file.content().latin1().contains("CENSO_SECRET_"), file.path());
    }
  }

  @Test
  void each_line_of_the_data_tells_where_it_comes_from() throws IOException {
    Rendering rendering =
        render(
            ProfileCase.program("a", Map.of("command", Value.of("/bin/a"))),
            ProfileCase.program("b", Map.of("command", Value.of("/bin/b\nx"))));

    RenderedFile file =
        rendering.files().stream()
            .filter(f -> f.path().endsWith("bob/no_asg.yaml"))
            .findFirst()
            .orElseThrow();
    List<String> lines = file.content().utf8().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean ofItem =
          lines.get(i).startsWith("  ")
              && i > lines.indexOf("profile::bob::no_asg::supervisor_programs:");
      assertEquals(ofItem, file.origins().containsKey(i + 1), (i + 1) + ": " + lines.get(i));
    }
  }

  @Test
  void the_same_profiles_give_the_same_bytes() throws Exception {
    Path folder = Path.of("src/test/resources/render/bob");
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>();
    for (Map<String, String> files : List.of(first, second)) {
      new Renderer(Optional.empty())
          .render("bob", ProfileCase.profiles(folder), Map.of())
          .files()
          .forEach(f -> files.put(f.path(), f.content().latin1()));
    }

    assertEquals(first, second);
  }

  @Test
  void no_template_lets_raw_text_through() throws IOException {
    Path templates = Path.of("../puppet-templates/src/main/resources/censo/puppet");
    try (Stream<Path> all = Files.walk(templates)) {
      for (Path template :
          (Iterable<Path>) all.filter(p -> p.toString().endsWith(".ftl"))::iterator) {
        String text = Files.readString(template, StandardCharsets.UTF_8);
        assertFalse(
            Stream.of("no_esc", "noautoesc", "outputformat", "?interpret", "?eval")
                .anyMatch(text::contains),
            template.toString());
      }
    }
  }

  @Test
  void the_list_of_the_module_is_that_of_its_folder() throws IOException {
    Path module = Path.of("../puppet-templates/src/main/resources/censo/puppet/module");
    try (Stream<Path> all = Files.walk(module.resolve("apphost"))) {
      List<String> files =
          all.filter(Files::isRegularFile)
              .map(p -> module.relativize(p).toString())
              .sorted()
              .toList();
      assertEquals(
          files, Files.readAllLines(module.resolve("files.txt")).stream().sorted().toList());
    }
  }

  @Test
  void a_teams_template_is_taken_before_the_built_in_one(@org.junit.jupiter.api.io.TempDir Path own)
      throws IOException {
    Files.createDirectories(own.resolve("base"));
    Files.writeString(own.resolve("base/role.pp.ftl"), "# ours [=application_title]\n");
    Rendering rendering =
        new Renderer(Optional.of(own))
            .render("bob", List.of(ProfileCase.profile("bob", "asg")), Map.of());

    String role =
        rendering.files().stream()
            .filter(f -> f.path().contains("/role/"))
            .findFirst()
            .orElseThrow()
            .content()
            .utf8();
    assertEquals("# ours 'bob'\n", role);
  }
}
