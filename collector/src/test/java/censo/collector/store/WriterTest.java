package censo.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("censo.db"));
    database.write(sql -> sql.run("CREATE TABLE IF NOT EXISTS kept (n INTEGER PRIMARY KEY)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<Long> kept() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("censo.db"));
        var rows = connection.createStatement().executeQuery("SELECT n FROM kept ORDER BY n")) {
      List<Long> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getLong(1));
      }
      return all;
    }
  }

  private int keep(int n) {
    return database.write(sql -> sql.run("INSERT INTO kept (n) VALUES (?)", n));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void who_is_answered_finds_it_committed() throws Exception {
    keep(1);
    assertEquals(List.of(1L), kept());
  }

  @Test
  @Timeout(60)
  void of_work_that_is_done_together_only_what_fails_is_not_kept() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          pool.submit(
              () ->
                  database.write(
                      sql -> {
                        begun.countDown();
                        await(free);
                        return sql.run("INSERT INTO kept (n) VALUES (0)");
                      }));
      await(begun);
      List<Future<?>> others = new ArrayList<>();
      for (int n = 1; n <= 20; n++) {
        int number = n == 13 ? 12 : n; // which the key does not allow twice
        others.add(pool.submit(() -> keep(number)));
      }
      while (database.waiting() < 20) {
        Thread.onSpinWait();
      }
      free.countDown();
      first.get();
      int failed = 0;
      for (Future<?> other : others) {
        try {
          other.get();
        } catch (ExecutionException e) {
          assertInstanceOf(StoreException.class, e.getCause());
          failed++;
        }
      }
      assertEquals(1, failed);
    }
    assertEquals(20, kept().size());
  }

  @Test
  void a_closed_database_takes_nothing() {
    database.close();
    assertThrows(StoreException.class, () -> keep(1));
    open();
  }
}
