package censo.collector.command;

import censo.collector.console.Console;
import censo.collector.console.Sight;
import censo.collector.ingest.Server;
import censo.collector.render.Renderer;
import censo.collector.store.Store;
import java.io.IOException;
import java.util.Optional;
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
      "  censo-collector serve --listen 0.0.0.0 --port 8484 --data /var/lib/censo"
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
              address, port, store, options.clock(), router -> Console.mount(router, sight));
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
