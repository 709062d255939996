package censo.collector.command;

import static censo.collector.Census.job;
import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.command.Cli.Ran;
import censo.inventory.HostFile;
import censo.inventory.Json;
import censo.inventory.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path folder;

  private Ran run(String... args) {
    return new Cli(folder).run(args);
  }

  private String file(String name, Census census) throws IOException {
    return new Cli(folder).file(name, census);
  }

  private void importTwoHosts() throws IOException {
    new Cli(folder)
        .take(
            Census.of("shop-01").read("supervisor", program("bob", "2", 4)),
            Census.of("shop-02").read("supervisor", program("bob", "3", 4)).read("cron", job("a")));
  }

  @Test
  void items_are_listed_as_aligned_text() throws IOException {
    importTwoHosts();
    assertEquals(
        """
        HOST     APPLICATION  PROFILE  KIND                NAME  FILE                             LINE  SETTINGS
        shop-01  bob          no-asg   supervisor_program  bob   /etc/supervisor/conf.d/bob.conf  4     command=/shop/bob, numprocs=2
        shop-02  -            -        cron_job            a     /etc/cron.d/bob                  1     command=a
        shop-02  bob          no-asg   supervisor_program  bob   /etc/supervisor/conf.d/bob.conf  4     command=/shop/bob, numprocs=3
        """,
        run("items").out());
  }

  @Test
  void items_are_listed_as_json_too() throws IOException {
    importTwoHosts();
    assertEquals(
        "[{\"application\":\"bob\",\"disposition\":\"puppet\","
            + "\"file\":\"/etc/supervisor/conf.d/bob.conf\",\"host\":\"shop-01\","
            + "\"host_id\":\"i-shop-01\",\"kind\":\"supervisor_program\",\"line\":4,"
            + "\"name\":\"bob\",\"profile\":\"no-asg\",\"reason\":\"program bob\","
            + "\"rule\":\"program: bob\","
            + "\"settings\":{\"command\":\"/shop/bob\",\"numprocs\":\"2\"}}]\n",
        run("items", "--host", "shop-01", "--format", "json").out());
  }

  @Test
  void hosts_can_be_compared() throws IOException {
    importTwoHosts();
    Ran ran = run("diff", "shop-01", "i-shop-02");
    assertEquals(
        """
        CHANGE   KIND                NAME  SETTING   BEFORE  AFTER      FILE                             LINE
        added    cron_job            a     -         -       command=a  /etc/cron.d/bob                  1
        changed  supervisor_program  bob   numprocs  2       3          /etc/supervisor/conf.d/bob.conf  4
        """,
        ran.out());
  }

  @Test
  void a_snapshot_file_can_be_compared_with_what_is_known() throws IOException {
    importTwoHosts();
    String later = file("3.json", Census.of("shop-01").read("supervisor", program("bob", "4", 4)));
    assertTrue(run("diff", "shop-01", later).out().contains("numprocs  2       4"));
  }

  @Test
  void a_changed_host_is_one_change() throws IOException {
    importTwoHosts();
    run(
        "import",
        file(
            "3.json",
            Census.of("shop-01")
                .at("2026-11-24T21:31:00Z")
                .read("supervisor", program("bob", "4", 4))));
    assertEquals(
        """
        ID  AT                    HOST     CHANGE   KIND                NAME  SETTING   BEFORE  AFTER    FILE                             LINE
        3   2026-11-24T21:31:00Z  shop-01  changed  supervisor_program  bob   numprocs  2       4        /etc/supervisor/conf.d/bob.conf  4
        2   2026-11-24T21:30:00Z  shop-02  first    -                   -     -         -       2 items  -                                -
        1   2026-11-24T21:30:00Z  shop-01  first    -                   -     -         -       1 items  -                                -
        """,
        run("changes").out());
  }

  @Test
  void a_file_has_a_row_only_where_no_item_tells_of_it() throws Exception {
    Cli cli = new Cli(folder);
    String conf = "/etc/supervisor/conf.d/bob.conf";
    cli.take(
        withFiles("2026-11-24T21:30:00Z", "2", Census.file(conf, "a"), Census.file("/etc/c", "#")),
        withFiles(
            "2026-11-24T21:31:00Z", "4", Census.file(conf, "b"), Census.file("/etc/c", "##")));
    List<String> rows =
        cli.json("changes").stream()
            .filter(row -> row.get("id").equals(2L))
            .map(row -> row.get("change") + " " + row.get("file"))
            .toList();
    assertEquals(List.of("changed " + conf, "file_changed /etc/c"), rows);
  }

  private static Census withFiles(String time, String numprocs, HostFile... files) {
    return Census.of("shop-01")
        .at(time)
        .reading(
            "supervisor",
            Reading.Status.COMPLETE,
            List.of(program("bob", numprocs, 4)),
            List.of(files),
            List.of());
  }

  @Test
  void what_is_no_snapshot_is_refused_and_the_others_are_taken() throws IOException {
    Path bad = folder.resolve("bad.json");
    Files.writeString(bad, "{\"schema\": 1, \"password\": \"hunter2\"");
    Ran ran =
        run("import", bad.toString(), file("1.json", Census.of("shop-01").read("cron", job("a"))));
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("bad.json: refused, not readable as JSON at line 1"), ran.err());
    assertTrue(ran.err().contains("1.json: stored as change 1"), ran.err());
    assertTrue(!ran.err().contains("hunter2"));
  }

  @Test
  void importing_twice_is_harmless() throws IOException {
    importTwoHosts();
    Ran again =
        run(
            "import",
            file("1.json", Census.of("shop-01").read("supervisor", program("bob", "2", 4))));
    assertEquals(0, again.code());
    assertTrue(again.err().contains("unchanged"));
  }

  @Test
  void what_a_terminal_would_obey_is_shown_as_an_escape() throws IOException {
    run("import", file("1.json", Census.of("shop-01").read("cron", job("\u001b[2J\u202e\n"))));
    String out = run("items").out();
    assertTrue(out.contains("\\u001b[2J\\u202e\\n"), out);
  }

  @Test
  void a_decision_is_kept_listed_and_undone() throws IOException {
    importTwoHosts();
    Ran ran =
        run(
            "decide",
            "setting",
            "--profile",
            "bob/no-asg",
            "--kind",
            "supervisor_program",
            "--name",
            "bob",
            "--setting",
            "numprocs",
            "--value",
            "4",
            "--author",
            "ana");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(run("decide", "list").out().contains("settle"));
    assertTrue(run("decide", "list", "--format", "json").out().contains("\"value\":\"\\\"4\\\"\""));
    assertEquals(0, run("decide", "undo", "1").code());
    assertEquals("[]\n", run("decide", "list", "--format", "json").out());
  }

  @Test
  void a_decision_about_nothing_is_refused() throws IOException {
    importTwoHosts();
    Ran ran = run("decide", "item", "--kind", "cron_job", "--name", "b", "--application", "bob");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("no host has the item cron_job b"), ran.err());
  }

  @Test
  void wrong_usage_ends_with_2_and_what_fails_with_1() throws IOException {
    assertEquals(2, run("items", "--nonsense").code());
    assertEquals(2, run("diff", "one").code());
    assertEquals(1, run("items").code(), "there is no database");
    importTwoHosts();
    Ran ran = run("items", "--host", "shop-09");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("no host shop-09; there are: shop-01, shop-02"), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void a_port_that_is_none_or_taken_is_told() throws IOException {
    assertEquals(2, run("serve", "--port", "70000").code());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ran ran = run("serve", "--port", "" + taken.getLocalPort());
      assertEquals(1, ran.code());
      assertTrue(
          ran.err().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()), ran.err());
    }
  }

  @Test
  void every_list_is_an_array_of_objects_also_when_empty() throws Exception {
    importTwoHosts();
    for (String command :
        List.of(
            "hosts",
            "items",
            "inbox",
            "changes",
            "profiles",
            "conflicts",
            "findings",
            "ledger",
            "problems")) {
      Object json =
          Json.parse(
              run(command, "--format", "json").out().strip().getBytes(StandardCharsets.UTF_8));
      assertTrue(json instanceof List<?>, command);
    }
  }

  @Test
  void every_command_tells_how_it_is_used() {
    for (String command : Commands.names()) {
      Ran help = run(command, "--help");
      assertEquals(0, help.code(), command);
      assertTrue(help.out().contains("Example"), command + " shows an example");
      assertTrue(help.out().contains("censo-collector " + command), command);
    }
  }

  @Test
  void what_is_quarantined_is_listed_and_can_be_accepted() throws Exception {
    Census leaking =
        Census.of("shop-03")
            .reading(
                "cron",
                Reading.Status.COMPLETE,
                List.of(),
                List.of(Census.file("/etc/cron.d/bob", "BUILD_TOKEN=hunter2-FAKE-horse\n")),
                List.of());
    Ran refused = run("import", file("leak.json", leaking));
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("quarantined, not redacted: /etc/cron.d/bob:1"));
    var caught = new Cli(folder).json("quarantine", "list").getFirst();
    assertEquals("i-shop-03", caught.get("id"));
    String fingerprint = (String) caught.get("fingerprint");
    String[] accept = {
      "quarantine",
      "accept",
      "/etc/cron.d/bob",
      fingerprint,
      "--author",
      "ana",
      "--reason",
      "public"
    };
    assertEquals(0, run(accept).code());
    assertEquals(1, run(accept).code(), "it was said already");
    assertEquals("ana", new Cli(folder).json("quarantine", "accepted").getFirst().get("author"));
    assertEquals(0, run("import", file("leak.json", leaking)).code());
    assertEquals(List.of(), new Cli(folder).json("quarantine", "list"));
    assertEquals(0, run("quarantine", "withdraw", "/etc/cron.d/bob", fingerprint).code());
    assertEquals(
        2, run("quarantine", "accept", "/x", "ff", "--author", "a", "--reason", "b").code());
  }
}
