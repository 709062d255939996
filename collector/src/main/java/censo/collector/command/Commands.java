package censo.collector.command;

import censo.collector.store.StoreException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line: what there is, and how a command ends. */
@Command(
    name = "censo-collector",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "censo-collector 0.1.0",
    description = "Takes the censuses of hosts, keeps their history and makes Puppet code of them.",
    subcommands = {
      Serve.class,
      Import.class,
      Hosts.class,
      Items.class,
      Inbox.class,
      Changes.class,
      Profiles.class,
      Conflicts.class,
      Findings.class,
      Problems.class,
      LedgerCommand.class,
      DiffCommand.class,
      Decide.class,
      RulesCommand.class,
      Render.class,
      Export.class,
      EnrolmentCommand.class,
      QuarantineCommand.class,
      Erase.class,
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage, 1 anything else.",
      "Examples:",
      "  censo-collector import snapshots/*.json",
      "  censo-collector items --host shop-01 --kind cron_job",
      "  censo-collector diff shop-01 shop-02 --format json"
    })
public final class Commands {
  private final Clock clock;

  private Commands(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  public static int run(Clock clock, OutputStream out, OutputStream err, String... args) {
    CommandLine line = new CommandLine(new Commands(clock));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(110);
    line.registerConverter(ProfileName.class, new ProfileName.Reader());
    line.setExecutionExceptionHandler(Commands::fail);
    int code = line.execute(args);
    line.getOut().flush();
    return code;
  }

  private static int fail(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof Failure || e instanceof StoreException) {
      line.getErr().println("censo-collector: " + e.getMessage());
    } else {
      e.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Of the commands, as they are typed. */
  static Set<String> names() {
    return new CommandLine(new Commands(Clock.systemUTC())).getSubcommands().keySet();
  }

  Clock clock() {
    return clock;
  }
}
