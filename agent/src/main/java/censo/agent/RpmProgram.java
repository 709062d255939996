package censo.agent;

import censo.source.rpm.Rpm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one program that the agent runs: always with {@link Rpm#ARGUMENTS}, an environment that is
 * written here, no input, and a bound of time. What it says of errors is thrown away: the exit code
 * tells that there was one, and no text of it gets into a snapshot or a log.
 *
 * @param file the program
 * @param patience how long it may take, until its last byte and its end
 */
record RpmProgram(String file, Duration patience) {
  static final RpmProgram OF_THE_HOST = new RpmProgram("/usr/bin/rpm", Duration.ofSeconds(10));

  /** No home: what a user defined for rpm is not the host's. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "HOME", "/nonexistent", "LC_ALL", "C");

  private static final File NOTHING = new File("/dev/null");

  /** Runs it; whatever happens is an answer. */
  Rpm ask() {
    List<String> command = new ArrayList<>(List.of(file));
    command.addAll(Rpm.ARGUMENTS);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectInput(Redirect.from(NOTHING))
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    Process process;
    try {
      process = builder.start();
    } catch (IOException _) {
      return new Rpm.Silent(file + " can't be run", "look whether it is there and executable");
    }
    try {
      return answer(process);
    } finally {
      end(process);
    }
  }

  /**
   * What it printed on the machine of a tree, where that lies beside as {@code FOLDER.rpm}: for a
   * tree nothing is run.
   */
  static Rpm printedBeside(Path folder) {
    Path file = folder.resolveSibling(folder.getFileName() + ".rpm");
    if (!Files.isRegularFile(file)) {
      return Rpm.OF_A_TREE;
    }
    try (InputStream printed = Files.newInputStream(file)) {
      return Rpm.read(printed);
    } catch (IOException _) {
      return new Rpm.Silent(file.getFileName() + " can't be read", "let the agent read it");
    }
  }

  private Rpm answer(Process process) {
    long end = System.nanoTime() + patience.toNanos();
    // In a thread of its own, to be left behind: what rpm started may hold the pipe open when rpm
    // itself is gone, and nothing ends a read of a pipe.
    FutureTask<Rpm> reading = new FutureTask<>(() -> Rpm.read(process.getInputStream()));
    Thread.ofPlatform().daemon().name("rpm").start(reading);
    try {
      Rpm rpm = reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (rpm instanceof Rpm.Silent) {
        return rpm;
      }
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return tooSlow();
      }
      return process.exitValue() == 0
          ? rpm
          : new Rpm.Silent(
              "rpm ends with exit code " + process.exitValue(),
              "run rpm -qa as root: it tells what is wrong, or makes the files that a reader needs");
    } catch (TimeoutException _) {
      return tooSlow();
    } catch (ExecutionException e) {
      // Of the machine or a bug of ours: its kind is told, its words may be rpm's.
      return new Rpm.Silent(
          "what rpm prints can't be read: " + e.getCause().getClass().getSimpleName(),
          "take the census again; if it stays so, report it with the agent's version");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return tooSlow();
    }
  }

  private Rpm tooSlow() {
    return new Rpm.Silent(
        "rpm gives no answer within " + patience.toMillis() / 1000.0 + " s",
        "look whether rpm -qa hangs: another rpm may hold its database");
  }

  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
