package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import censo.inventory.Code;
import censo.inventory.Problem;
import censo.source.Opened;
import censo.source.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of which the server is gone: bindfs, stopped by a signal. */
final class SilentMountTest {
  private static final String WANTED =
      "wants root, /dev/fuse and apt-get install bindfs fuse3 to mount a file system that hangs";

  @TempDir Path temp;
  private Path tree;
  private Path point;
  private Process server;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    tree = temp.resolve("host");
    point = Files.createDirectories(tree.resolve("mnt/efs"));
    Path served = Files.createDirectories(temp.resolve("served"));
    Files.writeString(served.resolve("a.conf"), "mine\n");
    Files.createDirectories(tree.resolve("etc"));
    Files.createSymbolicLink(tree.resolve("etc/a.conf"), Path.of("/mnt/efs/a.conf"));
    Files.writeString(tree.resolve("etc/b.conf"), "here\n");
    assumeTrue(
        Files.isWritable(Path.of("/dev/fuse")) && Files.isExecutable(Path.of("/usr/bin/bindfs")),
        WANTED);
    server = new ProcessBuilder("bindfs", "-f", served + "", point + "").inheritIO().start();
    while (server.isAlive() && !Files.exists(point.resolve("a.conf"))) {
      Thread.onSpinWait();
    }
    assumeTrue(server.isAlive(), WANTED);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (server != null && server.isAlive()) {
      signal("-CONT");
      assertEquals(0, new ProcessBuilder("fusermount3", "-u", point + "").start().waitFor());
      assertTrue(server.waitFor(10, TimeUnit.SECONDS));
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", name, server.pid() + "").start().waitFor());
  }

  @Test
  void whatAnswersIsRead() throws IOException {
    Root root = HostRoot.tree(tree);
    assertInstanceOf(Opened.Read.class, root.open("/etc/a.conf"));
    assertEquals(Optional.of(List.of("a.conf")), root.list("/mnt/efs"));
    assertEquals(Set.of(), root.unanswered());
  }

  @Test
  void whatKeepsSilentIsToldToEachWhoAsksAndHoldsUpNobody()
      throws IOException, InterruptedException {
    signal("-STOP");
    Bounded root = new Bounded(HostRoot.tree(tree), System::nanoTime);
    assertEquals(Code.TOO_SLOW, refused(root, "/mnt/efs/a.conf"));
    assertEquals(Code.TOO_SLOW, refused(root, "/etc/a.conf"));
    assertEquals(Optional.empty(), root.list("/mnt/efs"));
    assertInstanceOf(Opened.Read.class, root.open("/etc/b.conf"));
    assertTold(root.left("nginx"));
    assertEquals(List.of(), root.left("cron"));
    assertEquals(Optional.empty(), root.stat("/mnt/efs/a.conf"));
    assertTold(root.left("users"));
  }

  private static Code refused(Root root, String path) {
    return assertInstanceOf(Opened.Refused.class, root.open(path), path).code();
  }

  private static void assertTold(List<Problem> problems) {
    assertEquals(1, problems.size());
    assertEquals("/mnt/efs", problems.getFirst().file());
    assertEquals(Problem.Severity.LOST, problems.getFirst().severity());
  }
}
