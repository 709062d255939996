package censo.collector.command;

import censo.collector.diff.Diff;
import censo.collector.diff.Differ;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.collector.store.Store;
import censo.inventory.Item;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What differs between two hosts, moments or files. */
@Command(
    name = "diff",
    description =
        "Compares two of: a host, host@time, a profile, a snapshot file; setting by setting.",
    footer = {
      "",
      "Examples:",
      "  censo-collector diff shop-01 shop-02",
      "  censo-collector diff shop-01@2026-11-01T00:00:00Z shop-01",
      "  censo-collector diff bob/no-asg shop-02",
      "  censo-collector diff before.json after.json --all"
    })
final class DiffCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Table.Format format;

  @Option(
      names = "--all",
      description = "Also what is no change: items that only moved, values spelled differently.")
  private boolean all;

  @Parameters(index = "0", paramLabel = "A")
  private String before;

  @Parameters(index = "1", paramLabel = "B")
  private String after;

  @Override
  public Integer call() throws Failure {
    Side a = side(before);
    Side b = side(after);
    Diff diff = Differ.diff(a.items(), b.items(), b.secrets());
    Table table = new Table("change", "kind", "name", "setting", "before", "after", "file", "line");
    Differences.add(table::row, diff);
    if (all) {
      Differences.addEqual(table::row, diff);
    } else if (!diff.moved().isEmpty() || !diff.hidden().isEmpty()) {
      options.say(
          diff.moved().size()
              + " items only moved, "
              + diff.hidden().size()
              + " settings are only spelled differently (--all lists them)");
    }
    table.print(format, options.out());
    return 0;
  }

  /** What is compared. */
  private record Side(List<Item> items, List<Secret> secrets) {
    static Side of(Snapshot snapshot) {
      return new Side(snapshot.items(), snapshot.secrets());
    }

    static Side of(Profile profile) {
      return new Side(profile.items().stream().map(ProfileItem::item).toList(), List.of());
    }
  }

  private Side side(String text) throws Failure {
    Path file = Path.of(text);
    if (Files.isRegularFile(file)) {
      try {
        return Side.of(SnapshotParser.parse(Files.readAllBytes(file)));
      } catch (SnapshotParser.Refused e) {
        throw new Failure(file + ": " + e.getMessage());
      } catch (IOException e) {
        throw new Failure(file + ": cannot be read");
      }
    }
    try (Store store = options.store()) {
      Optional<Profile> profile =
          text.contains("/")
              ? options.fleet(store).profiles().stream()
                  .filter(p -> p.id().equals(text))
                  .findFirst()
              : Optional.empty();
      return profile.isPresent() ? Side.of(profile.get()) : Side.of(host(store, text));
    }
  }

  private static Snapshot host(Store store, String text) throws Failure {
    int at = text.lastIndexOf('@');
    String id = HostNames.of(store).id(at < 0 ? text : text.substring(0, at));
    Optional<Snapshot> found =
        at < 0 ? store.current(id) : store.at(id, time(text.substring(at + 1)));
    return found.orElseThrow(() -> new Failure(text + ": nothing was known of it then"));
  }

  private static Instant time(String text) throws Failure {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Failure(text + " is no time; one is 2026-11-24T21:30:00Z");
    }
  }
}
