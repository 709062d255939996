package censo.collector.command;

import censo.collector.store.HostState;
import censo.collector.store.Quarantine.Accepted;
import censo.collector.store.Quarantine.Caught;
import censo.collector.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Snapshots that were not kept, and what of them may pass after all. */
@Command(
    name = "quarantine",
    subcommands = {
      QuarantineCommand.ListAll.class,
      QuarantineCommand.Accept.class,
      QuarantineCommand.AllAccepted.class,
      QuarantineCommand.Withdraw.class
    },
    description = "Lists hosts whose snapshot held a secret, and accepts values that are none.",
    footer = {
      "",
      "Examples:",
      "  censo-collector quarantine list",
      "  censo-collector quarantine accept /etc/supervisor/conf.d/bob.conf 9f86d081884c7d65 \\",
      "      --author ana --reason 'a build number'"
    })
final class QuarantineCommand {
  /** Lists the places. */
  @Command(
      name = "list",
      description = "Host, time, place and rule of what was found; never the value.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        Map<String, String> names = new HashMap<>();
        for (HostState host : store.hosts()) {
          names.put(host.id(), host.name());
        }
        Table table =
            new Table("host", "at", "file", "line", "item", "setting", "rule", "fingerprint");
        for (Caught caught : store.quarantine().caught()) {
          table
              .row()
              .put("host", names.getOrDefault(caught.host(), caught.host()))
              .put("id", caught.host())
              .put("at", caught.at())
              .put("file", caught.place().file())
              .line(caught.place().line())
              .put("item", caught.place().item())
              .put("setting", caught.place().setting())
              .put("rule", caught.place().rule())
              .put("fingerprint", caught.fingerprint());
        }
        table.print(format, options.out());
        return 0;
      }
    }
  }

  /** Lets a value pass. */
  @Command(
      name = "accept",
      description =
          "Says that a value in a file is no secret; the host's next census is kept if that was all.")
  static final class Accept implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private Options options;

    @Parameters(
        paramLabel = "FILE",
        description = "Path on the host; a * at the end stands for any rest.")
    private String file;

    @Parameters(paramLabel = "FINGERPRINT", description = "16 hex digits, as quarantine list has.")
    private String fingerprint;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who says so.")
    private String author;

    @Override
    public Integer call() throws Failure {
      if (!fingerprint.matches("[0-9a-f]{16}")) {
        throw new ParameterException(command.commandLine(), "FINGERPRINT is 16 hex digits");
      }
      try (Store store = options.store()) {
        Accepted accepted = new Accepted(file, fingerprint, author, reason, options.now());
        if (!store.quarantine().accept(accepted)) {
          throw new Failure("that value is accepted there already");
        }
        return 0;
      }
    }
  }

  /** Lists what may pass. */
  @Command(name = "accepted", description = "What was accepted, by whom and why.")
  static final class AllAccepted implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        Table table = new Table("file", "fingerprint", "author", "reason", "at");
        for (Accepted accepted : store.quarantine().accepted()) {
          table
              .row()
              .put("file", accepted.file())
              .put("fingerprint", accepted.fingerprint())
              .put("author", accepted.author())
              .put("reason", accepted.reason())
              .put("at", accepted.at());
        }
        table.print(format, options.out());
        return 0;
      }
    }
  }

  /** Lets it pass no more. */
  @Command(name = "withdraw", description = "A value may pass no more; what was kept stays.")
  static final class Withdraw implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "FILE")
    private String file;

    @Parameters(paramLabel = "FINGERPRINT")
    private String fingerprint;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        if (!store.quarantine().withdraw(file, fingerprint)) {
          throw new Failure("that value is not accepted there");
        }
        return 0;
      }
    }
  }
}
