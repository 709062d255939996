package censo.collector.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code censo-collector serve} in a process of its own, which a test may kill. */
record CollectorProcess(Process process, int port) {
  private static final Pattern LISTENING = Pattern.compile("listening on http://.*:(\\d+)");

  static CollectorProcess start(Path data) throws IOException {
    return start(data, 0);
  }

  /**
   * Waits until it listens.
   *
   * @param port 0 for any free one
   */
  static CollectorProcess start(Path data, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx128m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "censo.collector.Main",
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(port)))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        return new CollectorProcess(process, Integer.parseInt(listening.group(1)));
      }
    }
    throw new IOException("the collector did not start: " + all);
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As systemd does; its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
    return process.exitValue();
  }
}
