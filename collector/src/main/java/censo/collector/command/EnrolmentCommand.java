package censo.collector.command;

import censo.collector.store.Enrolments.Issued;
import censo.collector.store.Store;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The secrets that let agents in. */
@Command(
    name = "enrolment",
    subcommands = {
      EnrolmentCommand.Create.class,
      EnrolmentCommand.ListAll.class,
      EnrolmentCommand.Revoke.class,
      AgentCommands.ListAll.class,
      AgentCommands.Rotate.class,
      AgentCommands.Revoke.class,
      AgentCommands.WaitingList.class,
      AgentCommands.Approve.class,
      EnrolmentCommand.RotateFingerprintKey.class
    },
    description = "Makes, lists and revokes the secrets with which agents enrol.",
    footer = {
      "",
      "Examples:",
      "  censo-collector enrolment create canary --uses 1 > enroll.secret",
      "  censo-collector enrolment list",
      "  censo-collector enrolment revoke canary",
      "  censo-collector enrolment agents",
      "  censo-collector enrolment revoke-agent i-0abc",
      "  censo-collector enrolment waiting",
      "  censo-collector enrolment approve i-0abc",
      "  censo-collector enrolment rotate-fingerprint-key"
    })
final class EnrolmentCommand {
  /** Makes one. */
  @Command(
      name = "create",
      description = "Prints a new secret, this once: the database has its hash only.")
  static final class Create implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "LABEL", description = "What it is called in lists.")
    private String label;

    @Option(
        names = "--days",
        paramLabel = "N",
        defaultValue = "7",
        description = "It is good for so long. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(
        names = "--uses",
        paramLabel = "N",
        defaultValue = "1000",
        description = "So many agents can enrol with it. Default: ${DEFAULT-VALUE}")
    private int uses;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.storeOrNew()) {
        String secret =
            store
                .enrolments()
                .create(label, Duration.ofDays(days), uses, options.now())
                .orElseThrow(() -> new Failure("there is a secret of that label"));
        options.out().println(secret);
        return 0;
      }
    }
  }

  /** Lists them. */
  @Command(name = "list", description = "Lists what was made, without the secrets.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        Table table = new Table("label", "state", "uses_left", "created", "expires");
        for (Issued issued : store.enrolments().issued()) {
          table
              .row()
              .put("label", issued.label())
              .put("state", state(issued))
              .put("uses_left", issued.usesLeft())
              .put("created", issued.createdAt())
              .put("expires", issued.expiresAt());
        }
        table.print(format, options.out());
        return 0;
      }
    }

    private String state(Issued issued) {
      return issued.revoked() ? "revoked" : issued.isUsable(options.now()) ? "good" : "over";
    }
  }

  /** Takes one back. */
  @Command(name = "revoke", description = "Nobody enrols with it any more; agents that did go on.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private Options options;

    @Parameters(paramLabel = "LABEL")
    private String label;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        if (!store.enrolments().revoke(label, options.now())) {
          throw new Failure("no secret of that label is in force");
        }
        return 0;
      }
    }
  }

  /** Changes the deployment's key for tokens of secrets. */
  @Command(
      name = "rotate-fingerprint-key",
      description = {
        "Makes a new key for the tokens that stand for secrets, and prints its id.",
        "Each agent gets it with its next census; that only tokens changed is no change."
      })
  static final class RotateFingerprintKey implements Callable<Integer> {
    @Mixin private Options options;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        options
            .out()
            .println(
                store
                    .keys()
                    .rotate(options.now())
                    .orElseThrow(
                        () -> new Failure("no agent enrolled yet: there is no key to follow")));
        return 0;
      }
    }
  }
}
