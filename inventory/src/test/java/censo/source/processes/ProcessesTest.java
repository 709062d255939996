package censo.source.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.Cases;
import censo.source.MemoryRoot;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProcessesTest {
  /** A machine that is another one after the pause. */
  private static final class Changing implements Root {
    private final Root later;
    private Root now;

    Changing(Root now, Root later) {
      this.now = now;
      this.later = later;
    }

    @Override
    public Optional<Stat> lstat(String path) {
      return now.lstat(path);
    }

    @Override
    public Optional<Stat> stat(String path) {
      return now.stat(path);
    }

    @Override
    public Opened open(String path, int maxBytes) {
      return now.open(path, maxBytes);
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return now.list(folder);
    }

    @Override
    public boolean pause() {
      now = later;
      return true;
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Processes());
  }

  @Test
  void what_holds_for_one_look_only_is_not_told() {
    assertEquals(List.of(), read(new Changing(host("mail", "old"), host("mail"))).items());
  }

  @Test
  void what_holds_for_both_looks_is_told_whatever_its_number() {
    Reading reading = read(new Changing(host("mail", "old"), host("mail", "x", "old")));

    assertEquals(List.of("php old"), reading.items().stream().map(Item::name).toList());
  }

  private static Reading read(Root root) {
    Item mail =
        Item.of(
            "supervisor_program",
            "mail",
            Map.of("command", Value.of("php mail")),
            Origin.of("/etc/supervisor/conf.d/mail.conf", 1));
    return new Processes().read(root, List.of(mail));
  }

  private static MemoryRoot host(String... children) {
    MemoryRoot root = new MemoryRoot();
    process(root, 100, 1, "/usr/bin/supervisord\0-n\0");
    for (int i = 0; i < children.length; i++) {
      process(root, 101 + i, 100, "php\0" + children[i] + "\0");
    }
    return root;
  }

  private static void process(MemoryRoot root, int pid, int parent, String line) {
    String folder = "/proc/" + pid + "/";
    root.file(folder + "cmdline", line);
    root.file(folder + "status", "Name:\tx\nPPid:\t" + parent + "\nUid:\t0\t0\t0\t0\n");
    root.file(folder + "cgroup", "0::/system.slice/supervisor.service\n");
  }
}
