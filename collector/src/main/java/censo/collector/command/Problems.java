package censo.collector.command;

import censo.collector.store.Store;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could not be read, or is not as meant. */
@Command(
    name = "problems",
    description = "Lists what agents could not read and what daemons do not take, or not as meant.",
    footer = {"", "Example:", "  censo-collector problems --severity fatal"})
final class Problems implements Callable<Integer> {
  @Mixin private Listing listing;

  @Option(names = "--severity", description = "Only of this one: ${COMPLETION-CANDIDATES}.")
  private Problem.Severity severity;

  @Override
  public Integer call() throws Failure {
    try (Store store = listing.options.store()) {
      HostNames hosts = listing.hosts(HostNames.of(store));
      Table table = new Table("host", "severity", "code", "file", "line", "message", "mend");
      for (Snapshot snapshot : store.currentAll()) {
        for (Problem problem : snapshot.problems()) {
          if (hosts.has(snapshot.host().id())
              && (severity == null || severity == problem.severity())) {
            row(table, hosts.name(snapshot.host().id()), problem);
          }
        }
      }
      listing.print(table);
      return 0;
    }
  }

  private static void row(Table table, String host, Problem problem) {
    table
        .row()
        .put("host", host)
        .put("source", problem.source())
        .put("severity", problem.severity().id())
        .put("code", problem.code())
        .put("file", problem.file())
        .line(problem.line())
        .put("message", problem.message())
        .put("mend", problem.mend());
  }
}
