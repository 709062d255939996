package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the scripts have built, as the tests find it. */
public final class Built {
  public static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** The JDK these tests run on. */
  static final Path JDK = Path.of(System.getProperty("java.home"));

  private Built() {}

  /** The files of the Distributor package. */
  static Path ssm() {
    return there(CHECKOUT.resolve("packaging/target/ssm/files"));
  }

  /** The agent's image: launcher, runtime, jars. */
  static Path agent() {
    return there(CHECKOUT.resolve("packaging/target/agent"));
  }

  /** The collector's own jars. */
  static Path collector() {
    return there(CHECKOUT.resolve("collector/target"));
  }

  private static Path there(Path path) {
    assertTrue(
        Files.exists(path), path + " is missing: run script/package, which script/test does first");
    return path;
  }
}
