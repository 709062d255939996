package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Code;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.redact.FingerprintKey;
import censo.redact.Redactor;
import censo.source.MemoryRoot;
import censo.source.Opened;
import censo.source.Root;
import censo.source.RootContract;
import censo.source.Sources;
import censo.source.Stat;
import censo.source.rpm.Rpm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BoundedTest extends RootContract {
  private static final long SECOND = 1_000_000_000;

  @Override
  protected Tree tree() {
    MemoryRoot memory = new MemoryRoot();
    return new Tree() {
      @Override
      public void file(String path, String content) {
        memory.file(path, content);
      }

      @Override
      public void link(String path, String target) {
        memory.link(path, target);
      }

      @Override
      public void folder(String path) {
        memory.folder(path);
      }

      @Override
      public void fifo(String path) {
        memory.other(path, Stat.Kind.FIFO);
      }

      @Override
      public Root root() {
        return new Bounded(memory, () -> 0);
      }
    };
  }

  /** A machine whose rpm takes nine seconds. */
  private record SlowRpm(Root root, AtomicLong clock) implements Root {
    @Override
    public Optional<Stat> lstat(String path) {
      return root.lstat(path);
    }

    @Override
    public Optional<Stat> stat(String path) {
      return root.stat(path);
    }

    @Override
    public Opened open(String path, int maxBytes) {
      return root.open(path, maxBytes);
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return root.list(folder);
    }

    @Override
    public Rpm rpm() {
      clock.addAndGet(9 * SECOND);
      return Rpm.OF_A_TREE;
    }
  }

  @Test
  void rpmHasATimeOfItsOwn() {
    AtomicLong clock = new AtomicLong();
    MemoryRoot memory = new MemoryRoot().file("/etc/hosts", "");
    Bounded root = new Bounded(new SlowRpm(memory, clock), clock::get);

    clock.addAndGet(9 * SECOND);
    assertEquals(Rpm.OF_A_TREE, root.rpm());
    assertInstanceOf(Opened.Read.class, root.open("/etc/hosts"));
    clock.addAndGet(2 * SECOND);

    assertInstanceOf(Opened.Refused.class, root.open("/etc/hosts"));
  }

  @Test
  void afterTenSecondsNothingMoreIsReadAndNothingIsTakenForAbsent() {
    AtomicLong clock = new AtomicLong(7 * SECOND);
    Bounded root =
        new Bounded(new MemoryRoot().file("/etc/a", "a").file("/etc/b", "b"), clock::get);
    clock.addAndGet(10 * SECOND);
    assertInstanceOf(Opened.Read.class, root.open("/etc/a"));
    clock.addAndGet(1);
    assertEquals(Code.TOO_SLOW, assertInstanceOf(Opened.Refused.class, root.open("/etc/b")).code());
    assertInstanceOf(Opened.Missing.class, root.open("/etc/c"));
    assertTrue(root.lstat("/etc/b").isPresent());
    assertEquals(Optional.empty(), root.list("/etc"));
    assertEquals(Optional.empty(), root.list("/srv"));
    Problem problem = root.left("hosts").getFirst();
    assertEquals(Code.TOO_SLOW.id(), problem.code());
    assertTrue(problem.message().contains("; 2 files or folders"), problem.message());
    assertEquals(List.of(), root.left("nginx"));
  }

  @Test
  void aCensusThatIsTooSlowIsPartialAndWhole() {
    MemoryRoot memory =
        new MemoryRoot()
            .file("/etc/hosts", "10.0.0.1 db\n")
            .file("/etc/crontab", "* * * * * root true\n")
            .file("/etc/supervisor/supervisord.conf", "[supervisord]\n");
    // Each look at the clock takes four seconds.
    AtomicLong clock = new AtomicLong();
    List<Reading> readings =
        Census.take(
                memory,
                Sources.ALL,
                new Redactor(FingerprintKey.PUBLIC),
                () -> clock.addAndGet(4 * SECOND))
            .readings();
    assertEquals(Sources.ALL.size(), readings.size());
    for (Reading reading : readings) {
      boolean reads = List.of("hosts", "cron", "supervisor").contains(reading.source());
      assertEquals(
          reads,
          reading.status() == Reading.Status.PARTIAL,
          reading.source() + " is " + reading.status());
      assertTrue(reading.status() != Reading.Status.FAILED, reading.toString());
    }
  }

  @Test
  void filesOverTheLimitsOfASnapshotAreNotOpened() {
    MemoryRoot memory = new MemoryRoot();
    String mebibyte = "x".repeat(Root.MAX_FILE_BYTES);
    for (int i = 0; i < 17; i++) {
      memory.file("/etc/" + i, mebibyte);
    }
    Bounded root = new Bounded(memory, () -> 0);
    for (int i = 0; i < 16; i++) {
      assertInstanceOf(Opened.Read.class, root.open("/etc/" + i));
    }
    assertEquals(
        Code.TOO_MANY, assertInstanceOf(Opened.Refused.class, root.open("/etc/16")).code());
    // What was read already, and what is never collected, takes no room.
    assertInstanceOf(Opened.Read.class, root.open("/etc/3"));
    assertInstanceOf(Opened.Read.class, root.open("/etc/16", 2 * Root.MAX_FILE_BYTES));
    assertEquals(Code.TOO_MANY.id(), root.left("cron").getFirst().code());
  }
}
