package censo.collector.command;

import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.command.Cli.Ran;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands whose answers take all hosts together. */
class FleetCommandsTest {
  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void importHosts() throws Exception {
    cli = new Cli(folder);
    cli.take(
        Census.of("shop-01")
            .read("supervisor", program("bob-mailer", "2", 4), other())
            .read("hosts", alias()),
        Census.of("shop-02").read("supervisor", program("bob-mailer", "4", 4)));
  }

  private static Item other() {
    return Item.of(
        "supervisor_program",
        "shared-thumbs",
        Map.of("command", Value.of("/usr/bin/thumbs")),
        Origin.of("/etc/supervisor/conf.d/other.conf", 1));
  }

  private static Item alias() {
    return Item.of(
        "host_alias",
        "bob-db.internal",
        Map.of("address", Value.of("10.0.3.7")),
        Origin.of("/etc/hosts", 9));
  }

  @Test
  void what_no_rule_matches_waits_in_the_inbox() throws Exception {
    List<Map<String, Object>> rows = cli.json("inbox");
    assertEquals(2, rows.size(), rows.toString());
    Map<String, Object> thumbs = rows.getLast();
    assertEquals("shared-thumbs", thumbs.get("name"));
    assertEquals(null, thumbs.get("application"));
    assertEquals(List.of(), thumbs.get("candidates"));
    assertEquals(rows, cli.json("items", "--application", "-"));
  }

  @Test
  void a_decision_takes_an_item_out_of_the_inbox() throws Exception {
    Ran ran =
        cli.run(
            "decide",
            "item",
            "--kind",
            "supervisor_program",
            "--name",
            "shared-thumbs",
            "--application",
            "bob",
            "--author",
            "ana",
            "--reason",
            "they wrote it");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(1, cli.json("inbox").size());
    Map<String, Object> item = cli.json("items", "--name", "shared-thumbs").getFirst();
    assertEquals("bob", item.get("application"));
    assertEquals("decision", item.get("rule"));
  }

  @Test
  void a_profile_counts_what_is_open() throws Exception {
    Map<String, Object> profile = cli.json("profiles", "--profile", "bob/no-asg").getFirst();
    assertEquals("no-asg", profile.get("profile"));
    assertEquals(1L, profile.get("conflicts"));
    assertEquals(List.of("shop-01", "shop-02"), profile.get("hosts"));
  }

  @Test
  void a_conflict_shows_who_has_what_until_it_is_decided() throws Exception {
    Map<String, Object> open = cli.json("conflicts", "--application", "bob").getFirst();
    assertEquals("numprocs", open.get("setting"));
    assertEquals("open", open.get("state"));
    assertEquals(
        List.of(
            Map.of("value", "2", "hosts", List.of("shop-01")),
            Map.of("value", "4", "hosts", List.of("shop-02"))),
        open.get("variants"));
    Ran ran =
        cli.run(
            "decide",
            "setting",
            "--profile",
            "bob/no-asg",
            "--kind",
            "supervisor_program",
            "--name",
            "bob-mailer",
            "--setting",
            "numprocs",
            "--value",
            "3",
            "--author",
            "ana");
    assertEquals(0, ran.code(), ran.err());
    Map<String, Object> decided = cli.json("conflicts").getFirst();
    assertEquals("decided", decided.get("state"));
    assertEquals("3", decided.get("value"));
  }

  @Test
  void a_finding_names_host_file_and_line() throws Exception {
    Map<String, Object> finding = cli.json("findings", "--id", "hosts-alias").getFirst();
    assertEquals("application", finding.get("where"));
    assertEquals("open", finding.get("state"));
    Map<?, ?> evidence = (Map<?, ?>) ((List<?>) finding.get("evidence")).getFirst();
    assertEquals("shop-01", evidence.get("host"));
    assertEquals("/etc/hosts", evidence.get("file"));
    assertEquals(9L, evidence.get("line"));
  }

  @Test
  void the_tree_is_written_and_code_that_people_may_edit_only_once() throws Exception {
    Path out = folder.resolve("puppet");
    String[] render = {"render", "--application", "bob", "--out", out.toString()};
    Ran first = cli.run(render);
    assertEquals(0, first.code(), first.err());
    assertTrue(Files.readString(out.resolve("data/apps/bob/no_asg.yaml")).contains("bob-mailer"));
    List<String> once =
        cli.json(render).stream()
            .filter(f -> f.get("written").equals(false))
            .map(f -> (String) f.get("file"))
            .toList();
    assertFalse(once.isEmpty());
    Path edited = out.resolve(once.getFirst());
    Files.writeString(edited, "# edited\n");
    cli.run(render);
    assertEquals("# edited\n", Files.readString(edited));
  }

  @Test
  void render_says_which_applications_there_are() {
    Ran ran = cli.run("render", "--application", "pet", "--out", folder.resolve("x").toString());
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("which? there are: bob/asg, bob/no-asg, alice/asg"), ran.err());
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void of_one_profile_the_files_of_the_other_are_not_written() {
    Path out = folder.resolve("puppet");
    Ran ran = cli.run("render", "--profile", "bob/no-asg", "--out", out.toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(Files.exists(out.resolve("data/apps/bob/no_asg.yaml")));
    assertFalse(Files.exists(out.resolve("data/apps/bob/asg.yaml")));
  }

  @Test
  void an_export_is_a_branch_of_the_clone_and_words_on_standard_output() throws Exception {
    Path clone = folder.resolve("control");
    try (Git git = Git.init().setInitialBranch("development").setDirectory(clone.toFile()).call()) {
      git.commit().setAllowEmpty(true).setMessage("first").setAuthor("a", "a@example.com").call();
      Ran ran = cli.run("export", "--application", "bob", "--clone", clone.toString());
      assertEquals(0, ran.code(), ran.err());
      assertTrue(ran.out().startsWith("# bob: "), ran.out());
      assertTrue(ran.err().contains("branch censo/bob: "), ran.err());
      assertTrue(git.getRepository().resolve("censo/bob") != null);
      Map<String, Object> again =
          cli.json("export", "--application", "bob", "--clone", clone.toString()).getFirst();
      assertEquals("censo/bob", again.get("branch"));
      assertEquals(List.of(), again.get("commits"), "there is nothing new");
    }
  }

  @Test
  void an_export_to_no_clone_is_refused() {
    Ran ran = cli.run("export", "--application", "bob", "--clone", folder.toString());
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("is no git repository"), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void a_profile_can_be_compared_with_a_host() {
    Ran ran = cli.run("diff", "bob/no-asg", "shop-01");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("shared-thumbs"), ran.out());
  }

  @Test
  void rules_are_tried_without_being_taken() throws Exception {
    Path rules = folder.resolve("new.yaml");
    Files.writeString(
        rules,
        """
        schema: 1
        applications:
          - name: bob
            profiles: [no-asg]
            match: {program: ['bob-*', 'shared-*']}
        """);
    List<Map<String, Object>> rows = cli.json("rules", "try", rules.toString());
    Map<String, Object> thumbs =
        rows.stream().filter(r -> r.get("name").equals("shared-thumbs")).findFirst().orElseThrow();
    assertEquals("", thumbs.get("now"));
    assertEquals("bob/no-asg", thumbs.get("then"));
    assertEquals(2, cli.json("inbox").size(), "nothing was taken");
  }

  @Test
  void rules_with_a_mistake_are_refused_with_file_and_line() throws Exception {
    Path rules = folder.resolve("bad.yaml");
    Files.writeString(rules, "schema: 1\nnonsense: 2\n");
    Ran ran = cli.run("items", "--config", rules.toString());
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("bad.yaml:2: "), ran.err());
    assertEquals("", ran.out());
  }
}
