package censo.packaging;

import java.nio.file.Path;
import java.util.Map;

/** A collector on a test's machine, and what Systems Manager does to a host. */
final class Rollout {
  /** Its commands, on its data. */
  private static final String COLLECTOR =
      "/opt/jdk/bin/java --enable-native-access=ALL-UNNAMED -cp '/opt/collector/classes:/opt/collector/lib/*' censo.collector.Main ";

  /** As the agent of Systems Manager sets it; nothing of it is a secret. */
  static final String INSTALL =
      "cd /opt/package && BWS_ACTION_NAME=install BWS_PLATFORM_NAME=debian BWS_ARCHITECTURE=x86_64"
          + " SSM_CENSO_URL=http://127.0.0.1:8484 sh install.sh";

  private Rollout() {}

  /** What a machine has to see. */
  static Map<String, Path> folders() {
    return Map.of(
        "/opt/jdk", Built.JDK, "/opt/collector", Built.collector(), "/opt/package", Built.ssm());
  }

  /** A command of the collector, for the machine's shell. */
  static String collector(String command) {
    return COLLECTOR + command + " --data /var/lib/collector";
  }

  /** Starts the machine's unit {@code collector}, and waits until it answers. */
  static void startCollector(Machine machine, int port) {
    machine.must("systemd-run --unit collector " + collector("serve --port " + port));
    machine.must(
        "for i in $(seq 100); do curl -fsS http://127.0.0.1:%d/livez && exit 0; sleep 0.2; done; exit 1"
            .formatted(port));
  }

  /** Puts an enrolment secret where the package looks for it. */
  static void putSecret(Machine machine) {
    machine.must(
        "umask 077; mkdir -p /etc/censo-agent; "
            + collector("enrolment create test")
            + " > /etc/censo-agent/enroll.secret");
  }
}
