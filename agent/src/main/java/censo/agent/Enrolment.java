package censo.agent;

import censo.inventory.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the host known to a collector, once: a secret of the enrolment goes out, this host's own
 * token comes back.
 */
final class Enrolment {
  /** Where packages, images or Puppet put the enrolment secret. */
  static final Path DEFAULT_SECRET = Path.of("/etc/censo-agent/enroll.secret");

  private Enrolment() {}

  static int run(Arguments arguments) throws AgentConfig.Unusable, IOException {
    AgentConfig config = AgentConfig.read(arguments.option("config"));
    StateDir state = new StateDir(config.stateDir());
    Optional<Identity> known = Identity.load(state);
    if (known.isPresent()) {
      System.err.println("censo-agent: already enrolled as " + known.get().hostId());
      return Exit.OK;
    }
    URI url = url(arguments, config);
    Path file = arguments.option("secret-file").map(Path::of).orElse(DEFAULT_SECRET);
    if (!Files.isReadable(file)) {
      throw new AgentConfig.Unusable(
          file
              + " can't be read: put the enrolment secret there, or name its file with --secret-file");
    }
    String secret = Files.readString(file).strip();
    Snapshot.Host host = Facts.live(HostRoot.live());
    Trust trust =
        arguments
            .option("ca-file")
            .map(ca -> new Trust(Optional.of(Path.of(ca)), List.of()))
            .orElse(config.trust());
    Collector.Answer answer;
    try {
      answer = new Collector(url, trust).enrol(secret, host, Ec2.signedDocument(HostRoot.live()));
    } catch (IOException e) {
      System.err.println("censo-agent: " + Collector.unreachable(e));
      return Exit.LOST;
    }
    if (answer.status() != 201) {
      System.err.println("censo-agent: not enrolled: " + answer.reason());
      return Exit.REFUSED;
    }
    Identity identity = Identity.store(state, answer.body().toArray(), host.id());
    System.err.println("censo-agent: enrolled as " + identity.hostId());
    return Exit.OK;
  }

  private static URI url(Arguments arguments, AgentConfig config) throws AgentConfig.Unusable {
    if (arguments.option("url").isPresent()) {
      return AgentConfig.url(arguments.option("url").get(), "--url");
    }
    return config
        .url()
        .orElseThrow(
            () ->
                new AgentConfig.Unusable(
                    "no collector is known: --url, or [collector] url in "
                        + AgentConfig.DEFAULT_FILE));
  }
}
