package censo.packaging.oracle;

import censo.inventory.Json;
import censo.packaging.Built;
import censo.packaging.Machine;
import censo.source.MemoryRoot;
import censo.source.Os;
import censo.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * A real daemon in a container.
 *
 * @param version as the daemon tells it itself
 */
record Daemon(Machine machine, String image, String name, String version) implements AutoCloseable {
  /** Files of the container that decide what Censo and the daemon make of others. */
  static final List<String> OWN = List.of("/etc/os-release", "/etc/passwd", "/etc/group");

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
   * {@link Tree#all}, with the distribution and the accounts of this container in those that have
   * none: what Censo reads depends on them.
   */
  List<Tree> trees(Source source, Function<Random, MemoryRoot> generator) {
    List<Tree> trees = Tree.all(source, image, generator);
    for (String path : OWN) {
      String content = machine.must("cat " + path);
      trees.stream()
          .map(Tree::root)
          .filter(root -> root.lstat(path).isEmpty())
          .forEach(root -> root.file(path, content));
    }
    return trees;
  }

  /** Trees of another distribution or release: this daemon does not read them as theirs would. */
  Known elsewhere() {
    Os here = Os.of(new MemoryRoot().file(OWN.getFirst(), machine.must("cat " + OWN.getFirst())));
    return new Known(
        "the tree is one of another distribution or release",
        both -> !Os.of(both.tree().root()).equals(here));
  }

  /**
   * Makes the trees real and runs a driver over all of them.
   *
   * @return the driver's line for each, in their order
   */
  List<Map<String, Object>> ask(String driver, List<Tree> trees) throws Exception {
    machine.write(resource("laid.py"), "/laid.py");
    machine.write(resource(driver), "/driver");
    machine.write(Tar.of(trees), "/trees.tar");
    machine.must("find /trees -mindepth 1 -delete && tar -xpf /trees.tar -C /trees");
    String printed = machine.must("/driver /trees");
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
