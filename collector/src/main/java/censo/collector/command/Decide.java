package censo.collector.command;

import censo.collector.store.Decision;
import censo.collector.store.Store;
import censo.inventory.ItemKey;
import censo.inventory.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people decide. */
@Command(
    name = "decide",
    subcommands = Decide.ListAll.class,
    description = "Decides what rules cannot: whose an item is, which value holds, where it goes.",
    footer = {
      "",
      "Examples:",
      "  censo-collector decide item --kind cron_job --name 'root: backup' --application bob",
      "  censo-collector decide setting --profile bob/no-asg --kind supervisor_program"
          + " --name bob-mailer --setting numprocs --value 4",
      "  censo-collector decide list",
      "  censo-collector decide undo 3"
    })
final class Decide {
  /** Who decides, and why. */
  static final class By {
    @Mixin Options options;

    @Option(
        names = "--author",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        description = "Who decides. Default: the user name.")
    String author;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the pull request.")
    String reason = "";
  }

  /** The item that is meant. */
  static final class Subject {
    @Mixin By by;

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "Of the item.")
    String kind;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the item.")
    String name;

    @Option(
        names = "--host",
        paramLabel = "HOST",
        description = "On this host only, by name or id. Default: on all.")
    String host = "";

    /** Keeps it, if some host has such an item. */
    int decide(Decision.Kind kind, ProfileName profile, String setting, String value)
        throws Failure {
      try (Store store = by.options.store()) {
        String id = host.isEmpty() ? "" : HostNames.of(store).id(host);
        ItemKey key = new ItemKey(this.kind, name);
        boolean exists =
            store.currentAll().stream()
                .filter(s -> id.isEmpty() || s.host().id().equals(id))
                .anyMatch(s -> s.item(key).isPresent());
        if (!exists) {
          throw new Failure("no host has the item " + Table.visible(key.toString()));
        }
        Decision decided =
            store
                .decisions()
                .decide(
                    new Decision(
                        0,
                        kind,
                        profile.application(),
                        profile.profile(),
                        id,
                        this.kind,
                        name,
                        setting,
                        value,
                        by.author,
                        by.reason,
                        by.options.now()));
        by.options.say("decided as number " + decided.id());
        return 0;
      }
    }
  }

  @Command(
      name = "item",
      description = "The item belongs to an application; 'base' is the machine's own.")
  int item(
      @Mixin Subject subject,
      @Option(names = "--application", required = true, paramLabel = "A") String application)
      throws Failure {
    return subject.decide(Decision.Kind.ATTRIBUTE, new ProfileName(application, ""), "", "");
  }

  @Command(
      name = "setting",
      description = "The setting has this value in the profile, whatever its hosts say.")
  int setting(
      @Mixin Subject subject,
      @Option(names = "--profile", required = true, paramLabel = "A/P") ProfileName profile,
      @Option(names = "--setting", required = true, paramLabel = "NAME") String setting,
      @Option(names = "--value", paramLabel = "TEXT", description = "Default: the daemon's own.")
          String value)
      throws Failure {
    return subject.decide(Decision.Kind.SETTLE, profile, setting, json(value));
  }

  @Command(
      name = "disposition",
      description = "The item goes to: puppet, application, cdn, dns, s3 or drop.")
  int disposition(
      @Mixin Subject subject,
      @Option(names = "--profile", required = true, paramLabel = "A/P") ProfileName profile,
      @Parameters(paramLabel = "WHERE") censo.collector.application.Disposition where)
      throws Failure {
    return subject.decide(Decision.Kind.DISPOSE, profile, "", where.id());
  }

  @Command(
      name = "finding",
      description = "The finding is accepted for the item: it blocks nothing any more.")
  int finding(
      @Mixin Subject subject,
      @Option(names = "--profile", required = true, paramLabel = "A/P") ProfileName profile,
      @Parameters(paramLabel = "ID", description = "As hosts-alias.") String id)
      throws Failure {
    return subject.decide(Decision.Kind.ACCEPT, profile, id, "");
  }

  private static String json(String value) {
    return value == null ? "" : new String(Json.canonical(value), StandardCharsets.UTF_8);
  }

  /** What is decided. */
  @Command(name = "list", description = "Lists the decisions in force, oldest first.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Options options;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Table.Format format;

    @Override
    public Integer call() throws Failure {
      try (Store store = options.store()) {
        HostNames hosts = HostNames.of(store);
        Table table =
            new Table(
                "id",
                "decided",
                "application",
                "profile",
                "host",
                "kind",
                "name",
                "setting",
                "value",
                "author",
                "reason",
                "at");
        for (Decision d : store.decisions().inForce()) {
          table
              .row()
              .put("id", d.id())
              .put("decided", d.kind().name().toLowerCase(java.util.Locale.ROOT))
              .put("application", d.application())
              .put("profile", d.profile())
              .put("host", d.host().isEmpty() ? "" : hosts.name(d.host()))
              .put("kind", d.itemKind())
              .put("name", d.itemName())
              .put("setting", d.setting())
              .put("value", d.value())
              .put("author", d.author())
              .put("reason", d.reason())
              .put("at", d.at());
        }
        table.print(format, options.out());
        return 0;
      }
    }
  }

  @Command(
      name = "undo",
      description = "Takes a decision back; an earlier one about the same holds again.")
  int undo(@Mixin By by, @Parameters(paramLabel = "NUMBER") long id) throws Failure {
    try (Store store = by.options.store()) {
      if (!store.decisions().undo(id, by.author, by.options.now())) {
        throw new Failure("no decision " + id + " that could be taken back");
      }
      return 0;
    }
  }
}
