package censo.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  Store open() {
    return Store.open(folder);
  }

  @Test
  void what_was_saved_is_there_after_a_restart() {
    store.save(Census.of("shop").read("cron", Census.job("a")).snapshot(), RECEIVED);
    store.close();
    store = open();
    assertEquals(1, store.current("i-shop").orElseThrow().items().size());
  }

  @Test
  void nobody_but_the_owner_can_read_the_database() throws IOException {
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("censo.db"))));
  }

  @Test
  void a_database_of_a_newer_version_is_refused() throws Exception {
    alter("INSERT INTO migration (number, checksum, at) VALUES (999, '', 0)");
    StoreException e = assertThrows(StoreException.class, this::open);
    assertTrue(e.getMessage().contains("newer version"), e.getMessage());
  }

  @Test
  void a_database_of_another_history_is_refused() throws Exception {
    alter("UPDATE migration SET checksum = 'other' WHERE number = 1");
    assertThrows(StoreException.class, this::open);
  }

  @Test
  void equal_contents_of_many_hosts_are_kept_once() throws Exception {
    String content = "x".repeat(100_000);
    for (int i = 0; i < 20; i++) {
      store.save(
          Census.of("shop-" + i)
              .reading(
                  "cron",
                  censo.inventory.Reading.Status.COMPLETE,
                  List.of(Census.job("a")),
                  List.of(Census.file("/etc/cron.d/bob", content + "\n")),
                  List.of())
              .snapshot(),
          RECEIVED);
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("censo.db"));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM span s JOIN thing t ON t.id = s.thing WHERE t.part = 'ITEM'"
                    + " UNION ALL SELECT count(*) FROM content")) {
      rows.next();
      assertEquals(20, rows.getInt(1));
      rows.next();
      assertEquals(25, rows.getInt(1), "item, place, file, bytes, source, and 20 hosts");
    }
  }

  @Test
  void a_secret_for_enrolment_is_in_no_byte_of_the_database() throws IOException {
    var enrolments = store.enrolments();
    String secret =
        enrolments.create("ring 1", java.time.Duration.ofDays(7), 1, RECEIVED).orElseThrow();
    var accepted = (Enrolments.Enrolled.Accepted) enrolments.enrol(secret, "i-shop", RECEIVED);
    store.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(secret));
        assertFalse(bytes.contains(accepted.token()));
      }
    }
    store = open();
  }

  private void alter(String sql) throws Exception {
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("censo.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
