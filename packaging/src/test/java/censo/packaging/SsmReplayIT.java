package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What Systems Manager does to a host, done to a container: install, census, install again, remove,
 * purge. One story, in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SsmReplayIT {
  /** What of the agent is on the machine; the collector beside is the test's own. */
  private static final String LEFT =
      "find / -xdev ( -path /proc -o -path /opt -o -path /var/lib/collector ) -prune -o -name '*censo*' -print | sort"
          .replace("(", "\\(")
          .replace(")", "\\)");

  private static Machine machine;

  @BeforeAll
  static void aHostAndACollector() {
    machine = Machine.start("CENSO_IMAGE_HOST_BOOKWORM", Rollout.folders());
    Rollout.startCollector(machine, 8484);
  }

  @AfterAll
  static void remove() {
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  @Order(1)
  void installingEnrolsTheHostAndStartsTheTimer() {
    Rollout.putSecret(machine);
    String secret = machine.must("cat /etc/censo-agent/enroll.secret").strip();
    assertFalse(secret.isEmpty());
    String said = machine.must(Rollout.INSTALL + " 2>&1");
    assertFalse(said.contains(secret), "what an install prints is kept by Systems Manager");
    assertEquals(
        "active", machine.run("systemctl is-active censo-agent.timer").getStdout().strip());
    assertEquals(
        "600 censo", machine.must("stat -c '%a %U' /var/lib/censo-agent/identity.json").strip());
    assertEquals(0, machine.run("test ! -e /etc/censo-agent/enroll.secret").getExitCode());
  }

  @Test
  @Order(2)
  void aCensusOfTheSandboxedUnitArrivesAtTheCollector() {
    machine.must("echo '*/5 * * * * root /usr/bin/true replay' > /etc/cron.d/replay");
    machine.must(
        "systemctl start censo-agent.service || { journalctl -u censo-agent.service; exit 1; }");
    String items = machine.must(Rollout.collector("items --kind cron_job --format json"));
    assertTrue(items.contains("root: true replay"), items);
    assertTrue(machine.must("journalctl -u censo-agent.service -o cat").contains(": sent"));
  }

  @Test
  @Order(3)
  void checkSaysWhatIsInForce() {
    String said =
        machine.must(
            "systemd-run --pipe --wait -p User=censo -p AmbientCapabilities=CAP_DAC_READ_SEARCH"
                + " -p NoNewPrivileges=yes -E STATE_DIRECTORY=/var/lib/censo-agent /usr/bin/censo-agent check");
    assertTrue(said.contains("NoNewPrivs: 1"), said);
    assertTrue(said.contains("CapEff: 0000000000000004"), said);
  }

  @Test
  @Order(4)
  void installingAgainKeepsTheIdentity() {
    String before = machine.must("sha256sum /var/lib/censo-agent/identity.json");
    machine.must("cd /opt/package && sh uninstall.sh && " + Rollout.INSTALL);
    machine.must(
        "cd /opt/package && SSM_CENSO_URL=http://127.0.0.1:8484 sh update.sh && sh validate.sh");
    assertEquals(before, machine.must("sha256sum /var/lib/censo-agent/identity.json"));
    machine.must("systemctl start censo-agent.service");
  }

  @Test
  @Order(5)
  void removingLeavesConfigurationAndIdentityOnly() {
    machine.must("cd /opt/package && sh uninstall.sh");
    String left = machine.must(LEFT);
    assertEquals("/etc/censo-agent\n/var/lib/censo-agent\n", left);
    assertFalse(machine.must("systemctl list-timers --all").contains("censo"));
  }

  @Test
  @Order(6)
  void purgingLeavesNothing() {
    machine.must("cd /opt/package && SSM_CENSO_PURGE=true sh uninstall.sh");
    assertEquals("", machine.must(LEFT));
    assertEquals(1, machine.run("id censo").getExitCode());
  }
}
