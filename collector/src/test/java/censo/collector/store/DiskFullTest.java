package censo.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import censo.collector.Census;
import censo.inventory.Reading.Status;
import censo.inventory.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, which a small tmpfs is. */
class DiskFullTest {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "censo-test", folder.toString()) == 0;
    assumeTrue(mounted, "no tmpfs can be mounted here: run this as root");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** One that does not compress, 64 KiB. */
  private static Snapshot snapshot(int number) {
    StringBuilder text = new StringBuilder();
    new Random(number)
        .ints(64 * 1024, ' ' + 1, '~')
        .forEach(c -> text.append(c == '#' ? '.' : (char) c));
    return Census.of("shop")
        .at(START.plusSeconds(number).toString())
        .reading(
            "cron",
            Status.COMPLETE,
            List.of(),
            List.of(Census.file("/etc/cron.d/bob", text + "\n")),
            List.of())
        .snapshot();
  }

  @Test
  void what_was_acknowledged_is_there_and_it_goes_on_when_there_is_room() throws Exception {
    int kept = 0;
    try (Store store = Store.open(folder)) {
      boolean full = false;
      while (!full) {
        try {
          store.save(snapshot(kept), START.plusSeconds(kept));
          kept++;
        } catch (StoreException e) {
          full = true;
        }
      }
      assertTrue(kept > 5, "kept " + kept);
      assertFalse(store.isWritable() && trySave(store, kept), "it is still full");
      assertEquals(kept, changes(store));
      assertEquals(0, run("mount", "-o", "remount,size=64m", folder.toString()));
      assertInstanceOf(Ingested.Stored.class, store.save(snapshot(kept), START.plusSeconds(kept)));
    }
    try (Store store = Store.open(folder)) {
      assertEquals(kept + 1, changes(store));
      assertEquals(snapshot(kept).files(), store.current("i-shop").orElseThrow().files());
    }
  }

  private static boolean trySave(Store store, int number) {
    try {
      store.save(snapshot(number), START.plusSeconds(number));
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static int changes(Store store) {
    return store.changes(Optional.empty(), Instant.EPOCH, 0, 10_000).size();
  }
}
