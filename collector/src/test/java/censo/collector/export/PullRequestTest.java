package censo.collector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.finding.Finding;
import censo.collector.profile.Profile;
import censo.collector.render.ProfileCase;
import censo.collector.render.Renderer;
import censo.inventory.Item;
import censo.inventory.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestTest {
  private static final String TOKEN = "CENSO_SECRET_00000000000000aa";

  @TempDir private Path folder;

  private ChangeSet export(Profile... profiles) throws Exception {
    Proposal proposal =
        new Proposal(
            "bob",
            List.of(profiles),
            Optional.empty(),
            new Renderer(Optional.empty()).render("bob", List.of(profiles), Map.of()),
            List.<Finding>of(),
            Map.of("i-1", "shop-01"),
            List.of("development", "staging", "production"),
            new Proposal.Author("Censo", "censo@example.com", Instant.EPOCH));
    try (GivenRepo repo = GivenRepo.at(folder);
        ControlRepo control = ControlRepo.open(repo.folder, "development")) {
      return control.propose(proposal);
    }
  }

  private static Item program(String name, String command) {
    return ProfileCase.program(name, Map.of("command", Value.of(command)));
  }

  @Test
  void the_title_counts_what_is_managed() throws Exception {
    ChangeSet change =
        export(
            ProfileCase.profile("bob", "no-asg", program("a", "/bin/a"), program("b", "/bin/b")));

    assertEquals(
        "bob: perfil no_asg a partir de 1 host (2 programas do supervisor)", change.title());
  }

  @Test
  void a_secret_is_named_and_never_shown() throws Exception {
    ChangeSet change =
        export(
            ProfileCase.profile(
                "bob", "no-asg", program("bob-feed", "/bin/feed --api-key=" + TOKEN)));

    assertTrue(
        change.body().contains("| `profile::bob::no_asg::secrets` | `api_key` |"), change.body());
    assertFalse(change.body().contains("CENSO_SECRET"));
    assertTrue(change.draft());
  }

  @Test
  void a_name_that_is_markup_stays_a_name() throws Exception {
    ChangeSet change =
        export(ProfileCase.profile("bob", "no-asg", program("x|`<script>`@team\n# y", "/bin/a")));

    String row = change.body().lines().filter(l -> l.contains("script")).findFirst().orElseThrow();
    assertTrue(row.contains("``x\\|`<script>`@team⏎# y``"), row);
  }

  @Test
  void the_levels_of_hiera_are_words_until_the_repository_has_them() throws Exception {
    ChangeSet change = export(ProfileCase.profile("bob", "no-asg", program("a", "/bin/a")));

    assertTrue(change.body().contains("'apps/*/*.yaml'"));
  }

  @Test
  void long_evidence_goes_to_a_file_and_the_body_stays_below_githubs_limit() throws Exception {
    Item[] items =
        IntStream.range(0, 1500)
            .mapToObj(i -> program("bob-worker-with-a-rather-long-name-" + i, "/bin/w"))
            .toArray(Item[]::new);

    ChangeSet change = export(ProfileCase.profile("bob", "no-asg", items));

    assertTrue(change.body().length() <= 65_536, () -> "length " + change.body().length());
    assertTrue(change.body().contains("docs/censo/bob-"));
  }

  @Test
  void text_of_hosts_is_code_and_words_are_no_markup() {
    assertEquals("``a`b``", Markdown.code("a`b"));
    assertEquals("`` `a ``", Markdown.code("`a"));
    assertEquals("`a\\|b`", Markdown.code("a|b"));
    assertEquals("`\\u202e`", Markdown.code("\u202e"));
    assertEquals("(valor com segredo)", Markdown.value("mysql -p" + TOKEN));
    assertEquals("&lt;b&gt; \\[x\\] (segredo)", Markdown.words("<b> [x] " + TOKEN));
  }
}
