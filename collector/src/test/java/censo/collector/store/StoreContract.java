package censo.collector.store;

import static censo.collector.Census.file;
import static censo.collector.Census.job;
import static censo.collector.Census.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.collector.diff.Change;
import censo.collector.diff.Differ;
import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading.Status;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store keeps to, whatever database it is on. */
abstract class StoreContract {
  static final Instant RECEIVED = Instant.parse("2026-11-24T22:00:00Z");

  Store store;

  /** An empty one. */
  abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private Ingested save(Census census) {
    return store.save(census.snapshot(), RECEIVED);
  }

  private static Problem lost(String source, String file) {
    return Problem.of(source, Severity.LOST, Code.DENIED, Origin.of(file), "not read", "allow it");
  }

  private List<Item> items() {
    return store.current("i-shop").orElseThrow().items();
  }

  private List<ChangeEntry> changes() {
    return store.changes(Optional.empty(), Instant.EPOCH, 0, 100);
  }

  @Test
  void what_is_read_back_is_byte_for_byte_what_was_saved() {
    Snapshot snapshot =
        Census.of("shop")
            .reading(
                "supervisor",
                Status.PARTIAL,
                List.of(program("bob", "2", 4).withAlso(List.of(Origin.of("/etc/x", 3)))),
                List.of(
                    file("/etc/supervisor/conf.d/bob.conf", "[program:bob]\n"),
                    file("/etc/latin", "").withContent(Bytes.ofLatin1("caf\u00e9")),
                    file("/etc/empty", "").withPackage("cron", true)),
                List.of(lost("supervisor", "/etc/x"), lost("supervisor", "/etc/x")))
            .read("cron", job("bob: mailer"))
            .secret(new Secret("CENSO_SECRET_0000000000000001", "k1", "key", 2, Optional.empty()))
            .snapshot();
    store.save(snapshot, RECEIVED);
    Snapshot back = store.current("i-shop").orElseThrow();
    assertEquals(
        new String(SnapshotJson.write(snapshot), java.nio.charset.StandardCharsets.UTF_8),
        new String(SnapshotJson.write(back), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void an_unchanged_host_is_only_seen_again() {
    save(Census.of("shop").read("supervisor", program("bob", "2", 4)));
    Instant later = RECEIVED.plusSeconds(1800);
    Ingested again =
        store.save(
            Census.of("shop")
                .at("2026-11-24T22:29:00Z")
                .read("supervisor", program("bob", "2", 4))
                .snapshot(),
            later);
    assertEquals(new Ingested.Unchanged(), again);
    assertEquals(1, changes().size());
    assertEquals(later, store.hosts().getFirst().lastSeen());
    assertEquals(RECEIVED, store.hosts().getFirst().firstSeen());
  }

  @Test
  void a_check_in_moves_the_time_and_nothing_else_and_outlives_a_restart() {
    Census census = Census.of("shop").read("supervisor", program("bob", "2", 4));
    String digest = censo.inventory.Digest.of(census.snapshot());
    assertFalse(store.checkIn("i-shop", digest, RECEIVED), "it is not known yet");
    save(census);
    Instant later = RECEIVED.plusSeconds(1800);
    assertTrue(store.checkIn("i-shop", digest, later));
    assertTrue(store.checkIn("i-shop", digest, RECEIVED.plusSeconds(900)), "a late one");
    assertEquals(later, store.hosts().getFirst().lastSeen());
    assertFalse(store.checkIn("i-shop", "sha256:0", later.plusSeconds(1)));
    assertEquals(1, changes().size());
    store.close();
    store = open();
    assertEquals(later, store.hosts().getFirst().lastSeen());
  }

  @Test
  void one_setting_that_changed_is_one_change_with_both_values_file_and_line() {
    save(
        Census.of("shop")
            .read("supervisor", program("alice", "1", 1), program("bob", "2", 4))
            .read("cron", job("bob: mailer")));
    Ingested stored =
        save(
            Census.of("shop")
                .at("2026-11-24T21:31:00Z")
                .read("supervisor", program("alice", "1", 1), program("bob", "4", 4))
                .read("cron", job("bob: mailer")));
    long id = assertInstanceOf(Ingested.Stored.class, stored).change();
    ChangeEntry entry = changes().getFirst();
    assertEquals(id, entry.id());
    assertEquals(List.of(0, 0, 1), List.of(entry.added(), entry.removed(), entry.changed()));
    Changeset change = store.change(id).orElseThrow();
    var changed =
        Differ.diff(change.before().orElseThrow().items(), change.after().items()).changes();
    var bob = assertInstanceOf(Change.Changed.class, changed.getFirst());
    assertEquals(1, changed.size());
    assertEquals("numprocs", bob.settings().getFirst().setting());
    assertEquals("2", bob.settings().getFirst().before().orElseThrow().inline());
    assertEquals("4", bob.settings().getFirst().after().orElseThrow().inline());
    assertEquals("/etc/supervisor/conf.d/bob.conf:4", bob.after().origin().toString());
  }

  @Test
  void the_first_census_of_a_host_is_a_change_without_a_before() {
    save(Census.of("shop").read("cron", job("bob: mailer")));
    assertTrue(changes().getFirst().first());
    Changeset change = store.change(changes().getFirst().id()).orElseThrow();
    assertEquals(Optional.empty(), change.before());
    assertEquals(1, change.after().items().size());
  }

  @Test
  void an_item_that_only_moved_is_not_counted_as_changed() {
    save(Census.of("shop").read("supervisor", program("bob", "2", 4)));
    save(Census.of("shop").at("2026-11-24T21:31:00Z").read("supervisor", program("bob", "2", 9)));
    assertEquals(9, items().getFirst().origin().line());
    assertEquals(1, changes().size(), "nothing but a place differs");
  }

  @Test
  void a_host_can_be_seen_as_it_was() {
    save(Census.of("shop").at("2026-11-20T00:00:00Z").read("cron", job("a")));
    save(Census.of("shop").at("2026-11-21T00:00:00Z").read("cron", job("b")));
    assertEquals(Optional.empty(), store.at("i-shop", Instant.parse("2026-11-19T23:59:59Z")));
    assertEquals(List.of("a"), names("2026-11-20T00:00:00Z"));
    assertEquals(List.of("a"), names("2026-11-20T23:59:59Z"));
    assertEquals(List.of("b"), names("2026-11-21T00:00:00Z"));
  }

  private List<String> names(String moment) {
    return store.at("i-shop", Instant.parse(moment)).orElseThrow().items().stream()
        .map(Item::name)
        .toList();
  }

  @Test
  void a_partial_or_failed_source_deletes_nothing() {
    for (Status status : List.of(Status.PARTIAL, Status.FAILED)) {
      String host = "shop-" + status.id();
      store.save(
          Census.of(host)
              .reading(
                  "supervisor",
                  Status.COMPLETE,
                  List.of(program("alice", "1", 1), program("bob", "2", 4)),
                  List.of(file("/etc/supervisor/conf.d/bob.conf", "[program:bob]\n")),
                  List.of())
              .read("cron", job("a"))
              .snapshot(),
          RECEIVED);
      store.save(
          Census.of(host)
              .at("2026-11-24T21:31:00Z")
              .reading(
                  "supervisor",
                  status,
                  List.of(program("alice", "3", 1)),
                  List.of(),
                  List.of(lost("supervisor", "/etc/supervisor/conf.d/bob.conf")))
              .read("cron")
              .snapshot(),
          RECEIVED);
      Snapshot now = store.current("i-" + host).orElseThrow();
      assertEquals(
          List.of("supervisor_program alice", "supervisor_program bob"),
          now.items().stream().map(i -> i.key().toString()).toList(),
          "bob stays, the job of a source that was read whole goes");
      assertEquals("3", now.items().getFirst().text("numprocs").orElseThrow());
      assertTrue(now.file("/etc/supervisor/conf.d/bob.conf").isPresent());
      assertEquals(1, now.problems().size());
    }
    assertEquals(List.of(1, 1), store.hosts().stream().map(HostState::kept).toList());
    assertEquals(List.of(1, 1), store.hosts().stream().map(HostState::sourcesRead).toList());
  }

  @Test
  void a_source_that_was_not_asked_deletes_nothing() {
    save(
        Census.of("shop")
            .reading(
                "supervisor",
                Status.COMPLETE,
                List.of(program("bob", "2", 4)),
                List.of(file("/etc/supervisor/other.conf", "; nothing\n")),
                List.of(lost("supervisor", "/etc/x")))
            .read("cron", job("a")));
    save(Census.of("shop").at("2026-11-24T21:31:00Z").read("cron", job("b")));
    Snapshot now = store.current("i-shop").orElseThrow();
    assertEquals(2, now.items().size());
    assertEquals(1, now.problems().size());
    assertEquals(1, now.files().size());
    assertEquals(List.of("cron", "supervisor"), List.copyOf(now.sources().keySet()));
  }

  @Test
  void an_item_of_a_kind_nobody_knows_goes_only_when_every_source_was_read() {
    Item odd = Item.of("motd", "motd", java.util.Map.of(), Origin.of("/etc/motd"));
    save(Census.of("shop").read("motd", odd).read("cron", job("a")));
    save(
        Census.of("shop")
            .at("2026-11-24T21:31:00Z")
            .read("motd")
            .reading("cron", Status.PARTIAL, List.of(), List.of(), List.of()));
    assertEquals(2, items().size());
    save(Census.of("shop").at("2026-11-24T21:32:00Z").read("motd").read("cron"));
    assertEquals(List.of(), items());
  }

  @Test
  void what_arrives_late_becomes_history_and_not_what_holds() {
    save(Census.of("shop").at("2026-11-20T00:00:00Z").read("cron", job("a"), job("x")));
    save(Census.of("shop").at("2026-11-22T00:00:00Z").read("cron", job("a"), job("c")));
    Ingested late =
        save(Census.of("shop").at("2026-11-21T00:00:00Z").read("cron", job("b"), job("c")));
    assertFalse(assertInstanceOf(Ingested.Stored.class, late).current());
    assertEquals(List.of("a", "x"), names("2026-11-20T23:00:00Z"));
    assertEquals(List.of("b", "c"), names("2026-11-21T23:00:00Z"));
    assertEquals(List.of("a", "c"), names("2026-11-22T00:00:00Z"));
    assertEquals(List.of("a", "c"), items().stream().map(Item::name).toList());
    List<String> counts =
        changes().stream().map(c -> c.at() + " +" + c.added() + " -" + c.removed()).toList();
    assertEquals(
        List.of(
            "2026-11-21T00:00:00Z +2 -2",
            "2026-11-22T00:00:00Z +1 -1",
            "2026-11-20T00:00:00Z +2 -0"),
        counts);
    assertEquals(
        new Ingested.Unchanged(),
        save(Census.of("shop").at("2026-11-21T00:00:00Z").read("cron", job("b"), job("c"))),
        "sent again it is known");
  }

  @Test
  void a_clock_that_runs_ahead_does_not_make_the_next_census_old() {
    save(Census.of("shop").at("2099-01-01T00:00:00Z").read("cron", job("a")));
    Ingested next =
        store.save(
            Census.of("shop").at("2026-11-24T22:30:00Z").read("cron", job("b")).snapshot(),
            Instant.parse("2026-11-24T22:30:05Z"));
    assertTrue(assertInstanceOf(Ingested.Stored.class, next).current());
    assertEquals(List.of("b"), items().stream().map(Item::name).toList());
  }

  @Test
  void of_two_censuses_of_one_second_the_later_to_arrive_holds() {
    save(Census.of("shop").read("cron", job("a")));
    save(Census.of("shop").read("cron", job("b")));
    assertEquals(List.of("b"), items().stream().map(Item::name).toList());
  }

  @Test
  void hosts_do_not_see_each_other() {
    save(Census.of("shop").read("cron", job("a")));
    save(Census.of("other").read("cron", job("a")));
    save(Census.of("shop").at("2026-11-24T21:31:00Z").read("cron"));
    assertEquals(List.of(), items());
    assertEquals(1, store.current("i-other").orElseThrow().items().size());
    assertEquals(
        List.of("other", "shop"), store.currentAll().stream().map(s -> s.host().name()).toList());
    assertEquals(2, store.changes(Optional.of("i-shop"), Instant.EPOCH, 0, 100).size());
  }

  @Test
  void changes_are_read_page_by_page() {
    for (int minute = 10; minute < 15; minute++) {
      save(
          Census.of("shop")
              .at("2026-11-24T21:" + minute + ":00Z")
              .read("supervisor", program("bob", "" + minute, 4)));
    }
    List<ChangeEntry> first = store.changes(Optional.empty(), Instant.EPOCH, 0, 2);
    List<ChangeEntry> rest =
        store.changes(Optional.empty(), Instant.EPOCH, first.getLast().id(), 100);
    assertEquals(List.of(5L, 4L), first.stream().map(ChangeEntry::id).toList());
    assertEquals(List.of(3L, 2L, 1L), rest.stream().map(ChangeEntry::id).toList());
    assertEquals(
        2, store.changes(Optional.empty(), Instant.parse("2026-11-24T21:13:00Z"), 0, 100).size());
  }

  @Test
  void many_may_write_and_read_at_once() throws Exception {
    int hosts = 8;
    int rounds = 20;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int h = 0; h < hosts; h++) {
        String host = "shop-" + h;
        running.add(threads.submit(() -> saveRounds(host, rounds)));
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    // Each program is saved with its job, so that half a snapshot would show.
                    store
                        .currentAll()
                        .forEach(s -> assertEquals(2, s.items().size(), s.host().name()));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertEquals(hosts, store.hosts().size());
    assertEquals(hosts * rounds, store.changes(Optional.empty(), Instant.EPOCH, 0, 1_000).size());
  }

  private void saveRounds(String host, int rounds) {
    for (int i = 0; i < rounds; i++) {
      store.save(
          Census.of(host)
              .at(RECEIVED.minusSeconds(rounds - i).toString())
              .read("supervisor", program("bob", "" + i, 4))
              .read("cron", job("job " + i))
              .snapshot(),
          RECEIVED);
    }
  }

  @Test
  void of_two_decisions_about_the_same_the_later_holds_until_it_is_undone() {
    Decisions decisions = store.decisions();
    Decision first = decisions.decide(attribute("bob"));
    Decision second = decisions.decide(attribute("alice"));
    assertEquals(List.of(second), decisions.inForce());
    assertTrue(decisions.undo(second.id(), "ana", RECEIVED));
    assertEquals(List.of(first), decisions.inForce());
    assertFalse(decisions.undo(second.id(), "ana", RECEIVED));
  }

  private static Decision attribute(String application) {
    return new Decision(
        0,
        Decision.Kind.ATTRIBUTE,
        application,
        "",
        "",
        "cron_job",
        "root: backup",
        "",
        "",
        "ana",
        "it is theirs",
        RECEIVED);
  }
}
