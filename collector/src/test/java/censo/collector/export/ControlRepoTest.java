package censo.collector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.profile.Profile;
import censo.collector.render.ProfileCase;
import censo.collector.render.Renderer;
import censo.inventory.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlRepoTest {
  private static final String DATA = "data/apps/bob/no_asg.yaml";

  @TempDir private Path folder;
  private GivenRepo repo;

  @BeforeEach
  void openRepository() throws Exception {
    repo = GivenRepo.at(folder);
  }

  @AfterEach
  void closeRepository() {
    repo.close();
  }

  private static List<Profile> bob() throws Exception {
    return ProfileCase.profiles(Path.of("src/test/resources/render/bob"));
  }

  private static Profile workers(String numprocs) {
    return ProfileCase.profile(
        "bob",
        "no-asg",
        ProfileCase.program(
            "bob-mailer", Map.of("command", Value.of("/bin/cat"), "numprocs", Value.of(numprocs))));
  }

  private ChangeSet export(List<Profile> profiles, String only) throws Exception {
    Proposal proposal =
        new Proposal(
            "bob",
            profiles,
            Optional.of(only).filter(o -> !o.isEmpty()),
            new Renderer(Optional.empty()).render("bob", profiles, Map.of()),
            List.of(),
            Map.of("i-01", "shop-01", "i-02", "shop-02"),
            List.of("development", "staging", "production"),
            new Proposal.Author("Censo", "censo@example.com", Instant.EPOCH));
    try (ControlRepo control = ControlRepo.open(folder, "development")) {
      return control.propose(proposal);
    }
  }

  private ChangeSet export(Profile profile) throws Exception {
    return export(List.of(profile), "");
  }

  @Test
  void writes_a_branch_with_one_commit_for_what_is_shared_and_one_a_profile() throws Exception {
    ChangeSet change = export(bob(), "");

    assertEquals("censo/bob", change.branch());
    List<String> messages = repo.beyond("censo/bob");
    assertEquals(
        List.of("bob: o que todas as máquinas têm", "bob: perfil asg", "bob: perfil no_asg"),
        messages.stream().map(m -> m.lines().findFirst().orElse("")).toList());
    assertTrue(messages.getFirst().contains("Censo-Hosts: shop-01, shop-02\n"));
    assertTrue(repo.has("censo/bob", DATA));
    assertTrue(repo.has("censo/bob", "site-modules/apphost/manifests/program.pp"));
  }

  @Test
  void touches_neither_the_base_nor_the_working_tree_nor_hiera_yaml() throws Exception {
    var before = repo.tip("development");

    export(bob(), "");

    assertEquals(before, repo.tip("development"));
    assertTrue(repo.isClean());
    assertEquals("---\nversion: 5\n", repo.text("censo/bob", "hiera.yaml"));
  }

  @Test
  void the_same_profiles_again_change_nothing() throws Exception {
    export(bob(), "");
    var tip = repo.tip("censo/bob");

    ChangeSet again = export(bob(), "");

    assertTrue(again.isEmpty());
    assertEquals(tip, repo.tip("censo/bob"));
  }

  @Test
  void the_same_profiles_on_the_same_files_give_the_same_tree(@TempDir Path other)
      throws Exception {
    export(workers("4"));
    var first = repo.tree("censo/bob");
    repo.close();
    repo = GivenRepo.at(other);
    folder = other;

    export(workers("4"));

    assertEquals(first, repo.tree("censo/bob"));
  }

  @Test
  void a_change_before_the_merge_is_one_more_commit_on_the_branch() throws Exception {
    export(workers("4"));
    int before = repo.beyond("censo/bob").size();

    ChangeSet change = export(workers("6"));

    assertEquals(1, change.commits().size());
    assertEquals(before + 1, repo.beyond("censo/bob").size());
    assertTrue(repo.text("censo/bob", DATA).contains("numprocs: '6'"));
  }

  @Test
  void after_the_merge_the_branch_begins_at_the_base_with_the_change_alone() throws Exception {
    export(workers("4"));
    repo.merge("censo/bob");

    ChangeSet change = export(workers("6"));

    assertEquals(1, change.commits().size());
    assertEquals(1, repo.beyond("censo/bob").size());
    assertTrue(
        change.body().contains("| `supervisor_programs` | `no_asg` | 0 | 1 | 0 | 0 |"),
        change.body());
  }

  @Test
  void a_data_file_that_people_edited_stays_and_is_listed() throws Exception {
    export(workers("4"));
    repo.merge("censo/bob");
    String edited = repo.text("development", DATA).replace("numprocs: '4'", "numprocs: '5'");
    repo.commit(DATA, edited, "five are enough");

    ChangeSet change = export(workers("6"));

    assertEquals(List.of(DATA), change.kept());
    assertTrue(change.isEmpty());
    assertTrue(change.body().contains("Editado por pessoas"));
    assertEquals(edited, repo.text("development", DATA));
  }

  @Test
  void code_that_people_edited_is_never_written_again() throws Exception {
    String code = "site-modules/profile/manifests/bob/no_asg.pp";
    export(workers("4"));
    repo.merge("censo/bob");
    repo.commit(code, "class profile::bob::no_asg {}\n", "ours");

    export(workers("6"));

    assertEquals("class profile::bob::no_asg {}\n", repo.text("censo/bob", code));
  }

  @Test
  void an_exact_file_is_renewed_until_somebody_edits_it() throws Exception {
    String path = "site-modules/profile/files/bob/asg/etc/nginx/snippets/bob-php.conf";
    export(bob(), "");
    repo.merge("censo/bob");
    repo.commit(path, "# ours\n", "by hand");

    ChangeSet change = export(bob(), "");

    assertEquals(List.of(path), change.kept());
  }

  @Test
  void an_exact_file_that_the_profile_no_longer_has_is_removed() throws Exception {
    String path = "site-modules/profile/files/bob/asg/etc/nginx/snippets/bob-php.conf";
    export(bob(), "");
    repo.merge("censo/bob");
    List<Profile> without =
        bob().stream()
            .map(
                p ->
                    p.name().equals("asg")
                        ? new Profile(
                            p.application(),
                            p.name(),
                            p.hosts(),
                            List.of(),
                            new java.util.TreeMap<>(),
                            List.of())
                        : p)
            .toList();

    export(without, "");

    assertFalse(repo.has("censo/bob", path));
  }

  @Test
  void one_profile_alone_has_a_branch_of_its_own_without_the_other() throws Exception {
    ChangeSet change = export(bob(), "no-asg");

    assertEquals("censo/bob-no-asg", change.branch());
    assertTrue(repo.has("censo/bob-no-asg", DATA));
    assertTrue(repo.has("censo/bob-no-asg", "data/apps/bob/common.yaml"));
    assertFalse(repo.has("censo/bob-no-asg", "data/apps/bob/asg.yaml"));
  }

  @Test
  void a_branch_that_is_checked_out_is_not_moved() throws Exception {
    export(workers("4"));
    repo.checkout("censo/bob");

    assertThrows(ControlRepo.Refused.class, () -> export(workers("6")));
  }

  @Test
  void a_folder_that_is_no_clone_is_refused(@TempDir Path empty) {
    assertThrows(ControlRepo.Refused.class, () -> ControlRepo.open(empty, "development").close());
  }
}
