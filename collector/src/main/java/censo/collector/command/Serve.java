package censo.collector.command;

import censo.collector.console.Console;
import censo.collector.console.Sight;
import censo.collector.ec2.InstanceIdentity;
import censo.collector.ingest.Server;
import censo.collector.render.Renderer;
import censo.collector.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server: agents arrive here, people look at the console. */
@Command(
    name = "serve",
    description = "Takes snapshots of agents and shows the console, until it is stopped.",
    footer = {
      "",
      "Examples:",
      "  censo-collector serve",
      "  censo-collector serve --listen 0.0.0.0 --port 8484 --data /var/lib/censo",
      "  censo-collector serve --ec2-account 111122223333 --ec2-certificates /etc/censo/ec2"
    })
final class Serve implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private Options options;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Default: ${DEFAULT-VALUE}")
  private String address;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8484",
      description = "0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--ec2-account",
      paramLabel = "ID",
      description =
          "Only EC2 instances of this account enrol, by their signed identity document. Repeatable.")
  private Set<String> accounts = Set.of();

  @Option(
      names = "--ec2-region",
      paramLabel = "REGION",
      description = "Only instances of this region. Repeatable. Default: all")
  private Set<String> regions = Set.of();

  @Option(
      names = "--ec2-certificates",
      paramLabel = "DIR",
      defaultValue = "/etc/censo/ec2",
      description =
          "Amazon's certificate of each region, as REGION.pem (EC2 User Guide, instance identity"
              + " documents). Default: ${DEFAULT-VALUE}")
  private Path certificates;

  /** Empty where any machine may enrol. */
  private Optional<InstanceIdentity> ec2() {
    if (accounts.isEmpty() && !regions.isEmpty()) {
      throw new ParameterException(command.commandLine(), "--ec2-region wants --ec2-account");
    }
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of(new InstanceIdentity(accounts, regions, certificates));
  }

  @Override
  public Integer call() throws Failure {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(command.commandLine(), "--port is 0 to 65535");
    }
    Store store = options.storeOrNew();
    try {
      RulesFile rules = new RulesFile(options.rulesFile(), options::say);
      Sight sight = new Sight(store, rules, new Renderer(Optional.empty()));
      Server server =
          Server.start(
              address, port, store, options.clock(), ec2(), router -> Console.mount(router, sight));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    store.close();
                    // Stopped as asked is no failure, whatever the signal says.
                    Runtime.getRuntime().halt(0);
                  }));
      options.say("listening on http://" + address + ":" + server.port());
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      store.close();
      throw new Failure(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
