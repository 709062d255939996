package censo.collector.command;

import censo.collector.application.Rules;
import censo.collector.profile.Fleet;
import censo.collector.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
    if (Files.notExists(data.resolve("censo.db"))) {
      throw new Failure("nothing was imported or received in " + data + " yet (see --data)");
    }
    return Store.open(data);
  }

  /** The database, made where it is missing. */
  Store storeOrNew() {
    return Store.open(data);
  }

  /** The rules in force: those of the file, else those that are shipped. */
  Rules rules() throws Failure {
    if (config != null) {
      return rules(config);
    }
    return Files.exists(USUAL_RULES) ? rules(USUAL_RULES) : Rules.shipped();
  }

  /** The rules of a file; every mistake in it is named. */
  static Rules rules(Path file) throws Failure {
    try {
      return Rules.parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Failure(file + ": cannot be read");
    } catch (Rules.Refused e) {
      throw new Failure("the rules are not in order\n" + e.getMessage());
    }
  }

  /** Everything that is known now, attributed and merged. */
  Fleet fleet(Store store) throws Failure {
    return fleet(store, rules());
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
