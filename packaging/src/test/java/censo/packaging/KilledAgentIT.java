package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.store.ChangeEntry;
import censo.collector.store.Store;
import censo.inventory.Item;
import censo.inventory.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installed agent that is killed at random points of its runs, each after another edit of the
 * host: what was acknowledged is in the history, nothing is there twice, and the next run goes on.
 */
final class KilledAgentIT {
  private static final int KILLS = Boolean.getBoolean("censo.soak") ? 200 : 10;
  private static final long SEED = Long.getLong("censo.seed", 1);

  @TempDir Path folder;

  @Test
  void itLosesNothingThatWasAcknowledgedAndSaysNothingTwice() throws Exception {
    try (Machine machine = Machine.start("CENSO_IMAGE_HOST_BOOKWORM", Rollout.folders())) {
      Rollout.startCollector(machine, 8484);
      Rollout.putSecret(machine);
      machine.must(Rollout.INSTALL + " && systemctl stop censo-agent.timer");
      List<String> runs = kill(machine);
      assertEquals(KILLS, runs.size());
      machine.must("echo '10.9.0.1 the-end' >> /etc/hosts; until censo-agent send; do :; done");
      String state = machine.must("ls /var/lib/censo-agent");
      assertFalse(state.contains("pending") || state.contains("corrupt"), state);
      machine.must("systemctl stop collector && tar -C /var/lib -cf /srv/data.tar collector");
      Files.write(folder.resolve("data.tar"), machine.fetch("/srv/data.tar"));
      history(runs);
    }
  }

  /**
   * A run takes a second or two; in the middle of what it is killed, only chance should say. A line
   * for each: its number, its exit code, its last words.
   */
  private static List<String> kill(Machine machine) {
    return machine
        .must(
            """
            RANDOM=%d
            for i in $(seq %d); do
              echo "10.9.0.1 run-$i" >> /etc/hosts
              censo-agent send > /srv/said 2>&1 & agent=$!
              ms=$((RANDOM %% 4000))
              timeout $((ms / 1000)).$(printf %%03d $((ms %% 1000))) tail --pid=$agent -f /dev/null
              kill -9 $agent 2> /dev/null
              wait $agent
              echo "$i $? $(tail -n 1 /srv/said)"
            done
            """
                .formatted(SEED, KILLS))
        .lines()
        .toList();
  }

  private void history(List<String> runs) throws Exception {
    assertEquals(
        0,
        new ProcessBuilder("tar", "-C", folder.toString(), "-xf", folder.resolve("data.tar") + "")
            .start()
            .waitFor());
    try (Store store = Store.open(folder.resolve("collector"))) {
      String host = store.hosts().getFirst().id();
      List<List<String>> known =
          store.changes(Optional.of(host), Instant.EPOCH, 0, 1_000_000).stream()
              .sorted(Comparator.comparing(ChangeEntry::at))
              .map(change -> aliases(store.at(host, change.at()).orElseThrow()))
              .toList();
      for (int i = 1; i < known.size(); i++) {
        assertTrue(
            known.get(i).size() > known.get(i - 1).size(), "each is of a later edit: " + known);
      }
      assertEquals("the-end", known.getLast().getLast());
      List<String> acknowledged =
          runs.stream()
              .map(run -> run.split(" ", 3))
              .filter(run -> run[1].equals("0"))
              .map(run -> "run-" + run[0])
              .toList();
      List<String> newest =
          known.stream().filter(names -> !names.isEmpty()).map(List::getLast).toList();
      assertTrue(newest.containsAll(acknowledged), acknowledged + " are in " + newest);
      System.out.printf(
          "seed %d: %d runs, %d killed, %d acknowledged, %d in the history%n",
          SEED, runs.size(), runs.size() - acknowledged.size(), acknowledged.size(), known.size());
    }
  }

  /** In the order of the file. */
  private static List<String> aliases(Snapshot snapshot) {
    return snapshot.items().stream()
        .filter(item -> item.kind().equals("host_alias"))
        .filter(item -> item.name().startsWith("run-") || item.name().equals("the-end"))
        .sorted(Comparator.comparingInt(item -> item.origin().line()))
        .map(Item::name)
        .toList();
  }
}
