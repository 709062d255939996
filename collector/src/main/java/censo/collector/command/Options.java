package censo.collector.command;

import censo.collector.application.Rules;
import censo.collector.profile.Fleet;
import censo.collector.store.Store;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
final class Options {
  private static final Path USUAL_RULES = Path.of("censo.yaml");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Rules: applications, hosts, what to ignore. Default: ./censo.yaml if there is one.")
  private Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "censo-data",
      description = "Where the database is. Default: ./${DEFAULT-VALUE}")
  private Path data;

  /** The database, which has to be there. */
  Store store() throws Failure {
    database();
    return Store.open(data);
  }

  /** Its file, which has to be there. */
  Path database() throws Failure {
    Path file = data.resolve("censo.db");
    if (Files.notExists(file)) {
      throw new Failure("nothing was imported or received in " + data + " yet (see --data)");
    }
    return file;
  }

  /** The database, made where it is missing. */
  Store storeOrNew() {
    return Store.open(data);
  }

  /** The file of rules, where there is one. */
  Optional<Path> rulesFile() {
    return config != null ? Optional.of(config) : Optional.of(USUAL_RULES).filter(Files::exists);
  }

  /** Everything that is known now, attributed and merged. */
  Fleet fleet(Store store) throws Failure {
    return fleet(store, RulesFile.load(rulesFile()));
  }

  Fleet fleet(Store store, Rules rules) {
    return Fleet.of(store.currentAll(), rules, store.decisions().inForce());
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** For people: never data. */
  void say(String text) {
    command.commandLine().getErr().println(text);
  }

  Instant now() {
    return clock().instant();
  }

  Clock clock() {
    return ((Commands) command.commandLine().getCommandSpec().root().userObject()).clock();
  }
}
