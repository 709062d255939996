package censo.collector.command;

import censo.collector.store.Enrolments.Waiting;
import censo.collector.store.Store;
import censo.collector.store.Tokens.Agent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agents that enrolled. */
final class AgentCommands {
  private AgentCommands() {}

  /** Lists them. */
  @Command(name = "agents", description = "Lists the agents, and how old their tokens are.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        Table table = new Table("id", "machine", "state", "enrolled", "token_since");
        for (Agent agent : store.tokens().agents()) {
          table
              .row()
              .put("id", agent.id())
              .put("machine", agent.machine())
              .put("state", agent.revoked() ? "revoked" : "good")
              .put("enrolled", agent.enrolledAt())
              .put("token_since", agent.tokenAt());
        }
        table.print(format, options.out());
        return 0;
      }
    }
  }

  /** Changes a token. */
  @Command(
      name = "rotate",
      description = "The agent of a machine gets a new token with its next census.")
  static final class Rotate implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "MACHINE", description = "The host's id.")
    private String machine;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        if (!store.tokens().age(machine)) {
          throw new Failure("no agent of that machine is in force");
        }
        return 0;
      }
    }
  }

  /** Ends one. */
  @Command(
      name = "revoke-agent",
      description = "The agent of a machine may write no more; the machine may enrol again.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "MACHINE", description = "The host's id.")
    private String machine;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        if (!store.enrolments().revokeMachine(machine, options.now())) {
          throw new Failure("no agent of that machine is in force");
        }
        return 0;
      }
    }
  }

  /** Lists machines that want another agent. */
  @Command(
      name = "waiting",
      description = {
        "Lists machines that have an agent and want to enrol another one:",
        "made anew, or copies of the machine that is known."
      })
  static final class WaitingList implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        Table table = new Table("machine", "asked");
        for (Waiting waiting : store.enrolments().waiting()) {
          table.row().put("machine", waiting.machine()).put("asked", waiting.askedAt());
        }
        table.print(format, options.out());
        return 0;
      }
    }
  }

  /** Lets one take the place. */
  @Command(
      name = "approve",
      description =
          "The next enrolment of a machine, within a day, ends its agent and takes its place.")
  static final class Approve implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "MACHINE", description = "The host's id.")
    private String machine;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        if (!store.enrolments().approve(machine, options.now())) {
          throw new Failure("that machine asked for no other agent");
        }
        return 0;
      }
    }
  }
}
