package censo.collector.command;

import censo.collector.ingest.Intake;
import censo.collector.ingest.Intake.Taken;
import censo.collector.store.Ingested;
import censo.collector.store.Store;
import censo.inventory.Digest;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes snapshot files as if agents had sent them. */
@Command(
    name = "import",
    description = "Takes snapshot files as if sent; works without a server, on the same data.",
    footer = {
      "",
      "Prints a line for each file: stored, unchanged, or refused with the reason.",
      "Example:",
      "  censo-agent census --root examples/hosts/shop-01 --out shop-01.json",
      "  censo-collector import shop-01.json"
    })
final class Import implements Callable<Integer> {
  private static final long MAX_BYTES = 32L * 1024 * 1024;

  @Mixin private Options options;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What censo-agent census wrote.")
  private List<Path> files;

  @Override
  public Integer call() {
    int refused = 0;
    try (Store store = options.storeOrNew()) {
      Intake intake = new Intake(store);
      for (Path file : files) {
        try {
          options.say(file + ": " + take(intake, file));
        } catch (SnapshotParser.Refused e) {
          options.say(file + ": refused, " + e.getMessage());
          refused++;
        } catch (Quarantined e) {
          options.say(file + ": quarantined, " + e.getMessage());
          refused++;
        } catch (IOException e) {
          options.say(file + ": cannot be read, " + e.getClass().getSimpleName());
          refused++;
        }
      }
    }
    return refused == 0 ? 0 : 1;
  }

  private String take(Intake intake, Path file)
      throws IOException, SnapshotParser.Refused, Quarantined {
    if (Files.size(file) > MAX_BYTES) {
      return "refused, larger than " + MAX_BYTES + " bytes";
    }
    Snapshot snapshot = SnapshotParser.parse(Files.readAllBytes(file));
    return switch (intake.take(snapshot, Digest.of(snapshot), options.now(), Optional.empty())) {
      case Taken.Caught caught -> throw new Quarantined(caught.reason());
      case Taken.Kept(Ingested.Stored(long change, boolean current)) ->
          "stored as change " + change + (current ? "" : ", before what is known already");
      case Taken.Kept(Ingested.Unchanged()) -> "unchanged";
    };
  }

  /** Not kept, since it holds a secret. */
  private static final class Quarantined extends Exception {
    private static final long serialVersionUID = 1;

    Quarantined(String reason) {
      super(reason);
    }
  }
}
