package censo.packaging;

import censo.collector.application.Rules;
import censo.collector.profile.Fleet;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example hosts, read by the built agent. */
final class ExampleHosts {
  private static final List<String> NAMES = List.of("shop-01", "shop-02", "shop-03");

  private ExampleHosts() {}

  /** A census of each. */
  static List<Snapshot> snapshots() throws Exception {
    List<Snapshot> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(census(Built.CHECKOUT.resolve("examples/hosts").resolve(name)));
    }
    return all;
  }

  /** All that follows from them by the example's rules. */
  static Fleet fleet() throws Exception {
    Path rules = Built.CHECKOUT.resolve("examples/censo.yaml");
    return Fleet.of(
        snapshots(), Rules.parse(rules.toString(), Files.readAllBytes(rules)), List.of());
  }

  /** Every secret of the example hosts, in every spelling that stands there. */
  static List<String> secrets() throws IOException {
    return Files.readAllLines(Built.CHECKOUT.resolve("examples/hosts/secrets.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static Snapshot census(Path tree) throws Exception {
    Process agent =
        new ProcessBuilder(
                Built.agent().resolve("bin/censo-agent").toString(),
                "census",
                "--root",
                tree.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] json = agent.getInputStream().readAllBytes();
    if (agent.waitFor() != 0) {
      throw new AssertionError("the census of " + tree + " ended with " + agent.exitValue());
    }
    return SnapshotParser.parse(json);
  }
}
