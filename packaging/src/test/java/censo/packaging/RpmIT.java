package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import censo.inventory.Value;
import censo.source.Coverage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A machine whose packages the real rpm installed, read by the agent in its own unit: no root, no
 * place to write, what systemd's sandbox leaves of the system's calls. One story, in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RpmIT {
  /** The unit as it is shipped, but that it leaves the census where the test finds it. */
  private static final String UNIT =
      "systemd-sysusers /opt/systemd/censo-agent.sysusers && mkdir -p /etc/censo-agent"
          + " && : > /etc/censo-agent/agent.ini && cp /opt/systemd/censo-agent.service /etc/systemd/system/"
          + " && mkdir -p /run/systemd/system/censo-agent.service.d"
          + " && printf '[Service]\\nExecStart=\\nExecStart=/opt/agent/bin/censo-agent census"
          + " --out /var/lib/censo-agent/census.json\\n'"
          + " > /run/systemd/system/censo-agent.service.d/census.conf && systemctl daemon-reload";

  private static Machine machine;

  @BeforeAll
  static void aMachineOfRpm() {
    machine =
        Machine.start(
            "CENSO_IMAGE_RPM_BOOKWORM",
            Map.of("/opt/agent", Built.agent(), "/opt/systemd", Built.CHECKOUT.resolve("systemd")));
    machine.must(UNIT);
  }

  @AfterAll
  static void remove() {
    if (machine != null) {
      machine.close();
    }
  }

  private static Snapshot census() throws Exception {
    machine.must("systemctl start censo-agent || { journalctl -u censo-agent >&2; exit 1; }");
    return SnapshotParser.parse(machine.fetch("/var/lib/censo-agent/census.json"));
  }

  /** Package and whether as shipped, of every collected file that a package owns. */
  private static Map<String, String> owned(Snapshot snapshot) {
    Map<String, String> owned = new TreeMap<>();
    for (HostFile file : snapshot.files()) {
      file.owningPackage().ifPresent(p -> owned.put(file.path(), p + " " + file.pristine()));
    }
    return owned;
  }

  /** Paths that {@code rpm -V} finds to hold something else; it passes over ghosts. */
  private static List<String> verified() {
    Pattern line = Pattern.compile("(?m)^..5\\S{6}  .? (/.*)$");
    Matcher changed = line.matcher(machine.run("rpm -Va").getStdout());
    return changed.results().map(found -> found.group(1)).sorted().toList();
  }

  private static List<String> problems(Snapshot snapshot) {
    return snapshot.problems().stream()
        .filter(problem -> problem.source().equals("packages"))
        .map(Problem::code)
        .toList();
  }

  @Test
  @Order(1)
  void whatRpmInstalledIsAsItWasShipped() throws Exception {
    Snapshot snapshot = census();

    Map<String, Value> versions = new TreeMap<>();
    for (Item item : snapshot.items()) {
      if (item.kind().equals("package")) {
        versions.put(item.name(), item.settings().get("version"));
      }
    }
    assertEquals(
        Map.of("cronie", Value.of("1.5.7-1.el9"), "php-cli", Value.of("8.2.26-1.el9")), versions);
    assertEquals(List.of("package_reasons_unread"), problems(snapshot));
    assertEquals(
        Map.of(
            "/etc/cron.d/0hourly", "cronie true",
            "/etc/cron.d/deleted", "cronie true",
            "/etc/cron.d/kept", "shop-jobs true",
            "/etc/cron.d/replaced", "shop-jobs true",
            "/etc/cron.d/with blank", "shop-jobs true",
            "/etc/crontab", "cronie true"),
        owned(snapshot));
    assertEquals(List.of(), verified());
    assertEquals(2, shipped(snapshot), "the two lines of /etc/crontab that set something");
  }

  private static int shipped(Snapshot snapshot) {
    return Coverage.of(snapshot.files(), snapshot.items(), snapshot.problems()).sum().shipped();
  }

  @Test
  @Order(2)
  void whatPeopleEditedIsNotAndRpmSaysTheSame() throws Exception {
    machine.must(
        "echo '* * * * * root /shop/by-hand' >> /etc/crontab && rm /etc/cron.d/deleted"
            + " && echo '7 7 * * * root /shop/ghost' > /etc/cron.d/ghost"
            + " && for f in kept replaced; do echo '# edited' >> /etc/cron.d/$f; done"
            + " && rpm --force-debian --nodeps -U /rpms/noarch/shop-jobs-1.0-2.el9.noarch.rpm"
            + " && test -e /etc/cron.d/replaced.rpmsave && test -e /etc/cron.d/kept.rpmnew");

    Snapshot snapshot = census();

    assertEquals(
        Map.of(
            "/etc/cron.d/0hourly", "cronie true",
            "/etc/cron.d/ghost", "shop-jobs false",
            "/etc/cron.d/kept", "shop-jobs false",
            "/etc/cron.d/replaced", "shop-jobs true",
            "/etc/cron.d/with blank", "shop-jobs true",
            "/etc/crontab", "cronie false"),
        owned(snapshot));
    assertEquals(List.of("/etc/cron.d/kept", "/etc/crontab"), verified());
    assertEquals(0, shipped(snapshot));
    assertTrue(
        snapshot.files().stream().noneMatch(file -> file.path().contains(".rpm")),
        "cronie reads nothing of what rpm put aside");
  }

  @Test
  @Order(3)
  void withoutTheFilesThatReadersShareTheDatabaseIsToldAsUnread() throws Exception {
    machine.must("rm /var/lib/rpm/rpmdb.sqlite-shm /var/lib/rpm/rpmdb.sqlite-wal");
    assertEquals(List.of("rpm_unread"), problems(census()));

    // As the problem's mend says.
    machine.must("rpm -qa");
    assertEquals(List.of("package_reasons_unread"), problems(census()));
  }

  @Test
  @Order(4)
  void anRpmThatHangsCostsTenSecondsAndItsOwnSourceOnly() throws Exception {
    machine.must("printf '#!/bin/sh\\nsleep 1000\\n' > /usr/bin/rpm");
    Snapshot snapshot = census();

    assertEquals(List.of("rpm_unread"), problems(snapshot));
    assertTrue(
        snapshot.problems().stream().noneMatch(problem -> problem.code().equals("too_slow")),
        "other sources had their own time");
    assertEquals("1", machine.run("pgrep -c 'sleep|rpm'").getExitCode() + "", "something is left");
  }
}
