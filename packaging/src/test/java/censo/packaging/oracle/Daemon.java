package censo.packaging.oracle;

import censo.inventory.Json;
import censo.packaging.Built;
import censo.packaging.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real daemon in a container.
 *
 * @param version as the daemon tells it itself
 */
record Daemon(Machine machine, String image, String name, String version) implements AutoCloseable {
  /**
   * Starts the container; without its image the test is skipped and says what to do.
   *
   * @param image {@code CENSO_IMAGE_HOST_BOOKWORM}
   * @param version command that prints the daemon's version and nothing else
   */
  static Daemon of(String image, String name, String version) {
    Machine machine = Machine.still(image);
    return new Daemon(machine, image, name, machine.must(version).strip());
  }

  /**
   * Makes the trees real and runs a driver over all of them.
   *
   * @return the driver's line for each, in their order
   */
  List<Map<String, Object>> ask(String driver, List<Tree> trees) throws Exception {
    machine.write(resource("laid.py"), "/laid.py");
    machine.write(resource(driver), "/" + driver);
    machine.write(Tar.of(trees), "/trees.tar");
    machine.must("tar -xpf /trees.tar -C /trees");
    String printed = machine.must("/" + driver + " /trees");
    Map<String, Map<String, Object>> answers = new HashMap<>();
    for (String line : printed.lines().toList()) {
      @SuppressWarnings("unchecked") // keys of parsed JSON are texts
      var answer = (Map<String, Object>) Json.parse(line.getBytes(StandardCharsets.UTF_8));
      answers.put(answer.get("tree").toString(), answer);
    }
    if (answers.size() != trees.size()) {
      throw new AssertionError(driver + " answered " + answers.size() + " of " + trees.size());
    }
    return java.util.stream.IntStream.range(0, trees.size())
        .mapToObj(i -> Objects.requireNonNull(answers.get(String.valueOf(i))))
        .toList();
  }

  private static byte[] resource(String driver) throws IOException {
    Path drivers = Built.CHECKOUT.resolve("packaging/src/test/resources/censo/packaging/oracle");
    return Files.readAllBytes(drivers.resolve(driver));
  }

  /** The distribution, as its image is called: {@code bookworm}. */
  String suite() {
    return image.substring(image.lastIndexOf('_') + 1).toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public void close() {
    machine.close();
  }
}
