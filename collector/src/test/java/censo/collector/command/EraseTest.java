package censo.collector.command;

import static censo.collector.Census.file;
import static censo.collector.Census.job;
import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.command.Cli.Ran;
import censo.collector.store.ChangeEntry;
import censo.collector.store.Store;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading.Status;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that no rule found and that two hosts have sent. */
class EraseTest {
  private static final String SECRET = "tres tigres tristes";
  private static final String URL = "tres%20tigres%20tristes";
  private static final String PATH = "/etc/supervisor/conf.d/bob.conf";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void twoHostsSentIt() throws Exception {
    cli = new Cli(folder);
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
    cli.take(sent("shop-01", "1"), sent("shop-01", "2"), sent("shop-02", "1"));
    cli.take(Census.of("shop-03").read("cron", job("feed")));
    Ran decided =
        cli.run(
            "decide",
            "item",
            "--kind",
            "cron_job",
            "--name",
            "feed",
            "--application",
            "bob",
            "--reason",
            "it knows " + SECRET);
    assertEquals(0, decided.code(), decided.err());
  }

  private static Census sent(String host, String edit) {
    Origin at = Origin.of(PATH, 1);
    Item job =
        Item.of(
            "cron_job",
            "bob: " + SECRET,
            Map.of("command", censo.inventory.Value.of("feed " + URL)),
            at);
    HostFile conf = file(PATH, "; remember " + SECRET + "\n[program:bob]\nnumprocs=" + edit + "\n");
    Problem problem =
        new Problem(
            "supervisor",
            Severity.DOUBT,
            Code.SUPERVISOR_NEVER.id(),
            PATH,
            1,
            "says " + SECRET,
            "mend",
            List.of());
    return Census.of(host)
        .at("2026-11-24T21:3" + edit + ":00Z")
        .reading(
            "supervisor",
            Status.COMPLETE,
            List.of(program("bob", edit, 2), job),
            List.of(conf),
            List.of(problem));
  }

  private Ran erase(String... more) {
    String file = folder.resolve("secret").toString();
    return more.length == 0
        ? cli.run("erase", "--secret-file", file)
        : cli.run("erase", "--secret-file", file, more[0]);
  }

  /** All that is known of all hosts, at all times. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    try (Store store = Store.open(folder.resolve("data"))) {
      for (ChangeEntry change : store.changes(Optional.empty(), Instant.EPOCH, 0, 100)) {
        Snapshot then = store.at(change.host(), change.at()).orElseThrow();
        all.append(new String(SnapshotJson.write(then), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }

  @Test
  void without_yes_it_tells_where_it_is_and_changes_nothing() {
    String before = everything();
    Ran ran = erase();
    assertEquals(0, ran.code(), ran.err());
    assertEquals(
        """
        found in 6 contents of shop-01, shop-02, 1 names, 1 decisions
        nothing was changed: --yes takes it out
        """,
        ran.out());
    assertEquals(before, everything());
  }

  @Test
  void it_takes_every_spelling_out_of_every_place_and_time() {
    String before = everything();
    assertTrue(before.contains(SECRET) && before.contains(URL));
    Ran ran = erase("--yes");
    assertEquals(0, ran.code(), ran.err());
    String after = everything();
    assertFalse(after.contains("tigres"), after);
    assertEquals(before.lines().count(), after.lines().count(), "no moment of the history is gone");
    assertTrue(after.contains("; remember CENSO_ERASED\\n[program:bob]\\nnumprocs=1\\n"), after);
    assertTrue(after.contains("feed CENSO_ERASED"), after);
    assertTrue(cli.run("decide", "list").out().contains("it knows CENSO_ERASED"));
    assertEquals("it is nowhere in the history\n", erase().out());
  }

  @Test
  void what_is_said_of_a_file_is_true_of_what_is_left_of_it() {
    erase("--yes");
    try (Store store = Store.open(folder.resolve("data"))) {
      String json =
          new String(
              SnapshotJson.write(store.current("i-shop-01").orElseThrow()), StandardCharsets.UTF_8);
      String left = "; remember CENSO_ERASED\n[program:bob]\nnumprocs=2\n";
      assertTrue(json.contains(censo.inventory.Bytes.ofUtf8(left).sha256()), json);
    }
  }

  @Test
  void a_host_that_was_mended_goes_on() throws IOException {
    erase("--yes");
    cli.take(
        Census.of("shop-01").at("2026-11-24T21:40:00Z").read("supervisor", program("bob", "3", 2)));
    assertTrue(cli.run("items", "--host", "shop-01").out().contains("numprocs=3"));
    assertEquals(0, cli.run("changes").code());
  }

  @Test
  void a_database_in_use_is_left_alone() throws Exception {
    try (Store store = Store.open(folder.resolve("data"))) {
      assertEquals(3, store.hosts().size());
      Ran ran = erase("--yes");
      assertEquals(1, ran.code());
      assertTrue(ran.err().contains("is in use: stop the collector first"), ran.err());
    }
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Ran ran = cli.run("erase", "--secret-file", "/nowhere/secret");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("cannot read /nowhere/secret: NoSuchFileException"), ran.err());
  }

  @Test
  void a_short_one_would_take_out_too_much() throws IOException {
    Files.writeString(folder.resolve("secret"), "bob\n");
    Ran ran = erase("--yes");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("shorter than 6 characters"), ran.err());
  }
}
