package censo.agent;

import censo.source.mounts.Mounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The way to the files of a tree. Those of this machine are asked for at once. Those that another
 * machine or a program answers for are asked for in a thread of its own: when a server is gone,
 * whoever asks it waits without end, and nothing interrupts him. A mount that did not answer once
 * is not asked again.
 */
final class Access {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");

  /** Reads, lists or looks. */
  @FunctionalInterface
  interface Call<T> {
    T of(DiskTree tree) throws IOException;
  }

  /** What is mounted somewhere does not answer. */
  static final class Silent extends IOException {
    private static final long serialVersionUID = 1;

    Silent(String point) {
      super("what is mounted at " + point + " does not answer");
    }
  }

  private final DiskTree local;
  private final Set<String> remotePoints;
  private final Set<String> silentPoints = new HashSet<>();
  private final Set<String> unanswered = new TreeSet<>();
  private DiskTree remote;
  private int vain;

  private Access(DiskTree local, Set<String> remotePoints) {
    this.local = local;
    this.remote = local.again();
    this.remotePoints = remotePoints;
  }

  /**
   * To the files below a folder.
   *
   * @param byParts as on a kernel before 5.6
   */
  static Access below(Path folder, boolean byParts) throws IOException {
    String base = folder.toString().equals("/") ? "" : folder.toString();
    List<String> lines =
        Files.exists(MOUNTINFO)
            ? Files.readAllLines(MOUNTINFO, StandardCharsets.ISO_8859_1)
            : List.of();
    return new Access(
        byParts ? DiskTree.byParts(folder) : DiskTree.at(folder),
        Mounts.remotePoints(lines).stream()
            .filter(point -> point.startsWith(base + "/"))
            .map(point -> point.substring(base.length()))
            .collect(Collectors.toSet()));
  }

  /**
   * Asks for what stands at a path.
   *
   * @param real path without links
   * @throws Silent when nobody answers
   */
  <T> T ask(String real, Call<T> call) throws IOException {
    Optional<String> point = point(real);
    if (point.isEmpty()) {
      return call.of(local);
    }
    if (!silentPoints.contains(point.get())) {
      DiskTree tree = remote;
      FutureTask<T> asked = new FutureTask<>(() -> call.of(tree));
      Thread.ofPlatform().daemon().name("censo-" + point.get()).start(asked);
      try {
        return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        silentPoints.add(point.get());
        // The other one is that thread's for good.
        remote = local.again();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException refused -> throw refused;
          default -> throw new IllegalStateException("broke on a remote file", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    unanswered.add(point.get());
    vain++;
    throw new Silent(point.get());
  }

  private Optional<String> point(String real) {
    return remotePoints.stream()
        .filter(point -> real.equals(point) || real.startsWith(point + "/"))
        .findFirst();
  }

  /** Whether a path lies where nobody answers. */
  boolean isSilent(String real) {
    return !silentPoints.isEmpty() && point(real).filter(silentPoints::contains).isPresent();
  }

  /** How often it asked in vain. */
  int vain() {
    return vain;
  }

  /** Mount points that did not answer since this was asked last. */
  Set<String> unanswered() {
    Set<String> points = new TreeSet<>(unanswered);
    unanswered.clear();
    return points;
  }
}
