package censo.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.ShellStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A Debian machine in a container without network, with systemd as its first process or with
 * nothing running: what a test does to it reaches nothing else. It is removed when the test closes
 * it.
 */
public final class Machine implements AutoCloseable {
  private final GenericContainer<?> container;

  private Machine(GenericContainer<?> container) {
    this.container = container;
  }

  /**
   * Starts one with systemd.
   *
   * @param image name of the image as {@code script/images} exports it, {@code
   *     CENSO_IMAGE_HOST_BOOKWORM}; without it the test is skipped and says what to do
   * @param folders of this machine, by where they are seen, read-only
   */
  public static Machine start(String image, Map<String, Path> folders) {
    GenericContainer<?> container =
        container(image)
            .withEnv("container", "docker")
            .withTmpFs(Map.of("/run", "rw", "/run/lock", "rw"))
            .withCreateContainerCmdModifier(
                create ->
                    create
                        .getHostConfig()
                        // Docker's usual set has no CAP_DAC_READ_SEARCH, the one the agent's unit
                        // asks for.
                        .withCapAdd(Capability.SYS_ADMIN, Capability.DAC_READ_SEARCH)
                        .withSecurityOpts(List.of("seccomp=unconfined"))
                        .withCgroupnsMode("host")
                        .withBinds(binds(folders)))
            .waitingFor(
                new ShellStrategy()
                    .withCommand("systemctl is-system-running --wait | grep -qE 'running|degraded'")
                    .withStartupTimeout(Duration.ofSeconds(60)));
    container.start();
    return new Machine(container);
  }

  /**
   * Starts one where nothing runs, for asking programs; they may mount. Its folder {@code /trees}
   * is in memory.
   *
   * @param image likewise
   */
  public static Machine still(String image) {
    GenericContainer<?> container =
        container(image)
            .withCommand("sleep", "infinity")
            .withTmpFs(Map.of("/trees", "rw,exec,dev,suid"))
            .withCreateContainerCmdModifier(
                create ->
                    create
                        .getHostConfig()
                        .withInit(true)
                        .withCapAdd(Capability.SYS_ADMIN)
                        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined")));
    container.start();
    return new Machine(container);
  }

  private static GenericContainer<?> container(String image) {
    String name = System.getenv(image);
    assumeTrue(
        name != null, image + " is not set: run script/setup, and eval \"$(script/images --all)\"");
    return new GenericContainer<>(DockerImageName.parse(name))
        .withImagePullPolicy(_ -> false)
        .withLabel("censo", "test")
        .withNetworkMode("none");
  }

  /**
   * Not by Testcontainers' own way, which first tries a bind with an image that no registry here
   * has.
   */
  private static List<Bind> binds(Map<String, Path> folders) {
    List<Bind> binds = new ArrayList<>();
    binds.add(new Bind("/sys/fs/cgroup", new Volume("/sys/fs/cgroup"), AccessMode.rw));
    folders.forEach(
        (where, folder) ->
            binds.add(
                new Bind(folder.toAbsolutePath().toString(), new Volume(where), AccessMode.ro)));
    return binds;
  }

  /** Runs a command of the shell as root; its output and exit code, whatever that is. */
  public ExecResult run(String command) {
    try {
      return container.execInContainer("/bin/bash", "-c", command);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command that must succeed; what it printed on stdout. */
  public String must(String command) {
    ExecResult result = run(command);
    if (result.getExitCode() != 0) {
      throw new AssertionError(
          command
              + "\nexit "
              + result.getExitCode()
              + "\n"
              + result.getStdout()
              + "\n"
              + result.getStderr());
    }
    return result.getStdout();
  }

  /** Writes a file there. */
  public void write(byte[] bytes, String to) {
    container.copyFileToContainer(Transferable.of(bytes, 0755), to);
  }

  /** Copies a file or folder of this machine there. */
  void copy(Path from, String to) {
    container.copyFileToContainer(MountableFile.forHostPath(from), to);
  }

  /** The bytes of a file of that machine. */
  byte[] fetch(String from) {
    return container.copyFileFromContainer(from, InputStream::readAllBytes);
  }

  @Override
  public void close() {
    container.stop();
  }
}
