package censo.agent;

import censo.inventory.Reading;
import censo.source.Root;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What works on this host and what is in force. */
final class Check {
  private boolean wrong;

  private Check() {}

  static int run(Arguments arguments) throws AgentConfig.Unusable, IOException {
    AgentConfig config = AgentConfig.read(arguments.option("config"));
    Check check = new Check();
    check.sandbox();
    check.identity(config);
    check.collector(config);
    check.sources();
    return check.wrong ? Exit.WRONG : Exit.OK;
  }

  private void say(boolean fine, String what, String detail) {
    wrong |= !fine;
    System.out.println((fine ? "ok     " : "WRONG  ") + what + ": " + detail);
  }

  /** What the kernel says of this process, not what a unit file promises. */
  private void sandbox() {
    try {
      List<String> status =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.matches("(Uid|CapEff|NoNewPrivs|Seccomp):.*"))
              .map(l -> l.replaceAll("\\s+", " "))
              .toList();
      say(true, "in force", String.join(", ", status));
    } catch (IOException _) {
      say(false, "in force", "/proc/self/status can't be read");
    }
  }

  private void identity(AgentConfig config) throws IOException {
    String machine = Facts.live(HostRoot.live()).id();
    StateDir state = new StateDir(config.stateDir());
    try {
      Optional<Identity> identity = Identity.load(state);
      boolean copied = identity.filter(i -> i.isOfAnother(machine)).isPresent();
      say(
          identity.isPresent() && !copied,
          "identity",
          identity.map(i -> "enrolled as " + i.hostId()).orElse("none; run censo-agent enrol")
              + (copied ? ", on another machine of which this is a copy; run prepare-image" : ""));
      Optional<Pending> pending = Pending.load(state);
      say(true, "waiting", pending.map(Pending::toString).orElse("nothing"));
    } catch (IOException e) {
      say(false, "identity", String.valueOf(e.getMessage()));
    }
  }

  private void collector(AgentConfig config) {
    if (config.url().isEmpty()) {
      say(
          false,
          "collector",
          "none configured; write [collector] url into " + AgentConfig.DEFAULT_FILE);
      return;
    }
    try {
      Collector.Answer answer = new Collector(config.url().get(), config.trust()).alive();
      say(answer.status() == 200, "collector", config.url().get() + " answers " + answer.status());
    } catch (IOException e) {
      say(false, config.url().get().toString(), Collector.unreachable(e));
    }
  }

  private void sources() throws IOException {
    Root root = new Bounded(HostRoot.live(), System::nanoTime);
    for (Source source : Sources.ALL) {
      Reading reading = source.read(root, List.of());
      boolean fine =
          reading.status() == Reading.Status.COMPLETE || reading.status() == Reading.Status.ABSENT;
      say(
          fine,
          source.name(),
          reading.status().id()
              + ", "
              + reading.items().size()
              + " items, "
              + reading.problems().size()
              + " problems");
    }
  }
}
