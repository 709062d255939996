package censo.collector.command;

import censo.collector.application.Rules.ControlRepository;
import censo.collector.export.ChangeSet;
import censo.collector.export.ControlRepo;
import censo.collector.export.Proposal;
import censo.collector.profile.Fleet;
import censo.collector.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what is rendered as a branch of a clone, and the words of its pull request. */
@Command(
    name = "export",
    description = "Writes a branch in a clone of the control repository; prints the pull request.",
    footer = {
      "",
      "Nothing is pushed, and the working tree is not touched. Prints title and body as Markdown; with",
      "--format json also branch, commits and the files that people edited and that were left alone.",
      "Examples:",
      "  censo-collector export --application bob --clone ~/puppet > pull-request.md",
      "  censo-collector export --profile bob/no-asg --clone ~/puppet --format json"
    })
final class Export implements Callable<Integer> {
  /** Where nothing is configured: the branches of the control repository. */
  private static final ControlRepository USUAL =
      new ControlRepository("", "development", List.of("staging", "production"));

  @Mixin private Options options;
  @Mixin private Selection selection;

  @Option(
      names = "--clone",
      required = true,
      paramLabel = "DIR",
      description = "A clone of the control repository.")
  private Path clone;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Templates of your own, taken before the built-in ones of the same path.")
  private Optional<Path> templates = Optional.empty();

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "Censo",
      description = "Of the commits. Default: ${DEFAULT-VALUE}")
  private String author;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      defaultValue = "censo@localhost",
      description = "Of the author. Default: ${DEFAULT-VALUE}")
  private String email;

  @Option(names = "--format", defaultValue = "text", description = "text (Markdown) or json.")
  private Table.Format format;

  @Override
  public Integer call() throws Failure {
    try (Store store = options.store()) {
      Fleet fleet = options.fleet(store);
      Rendered rendered = Rendered.of(fleet, selection, templates);
      ControlRepository repository = fleet.rules().controlRepository().orElse(USUAL);
      Proposal proposal =
          new Proposal(
              selection.application(),
              rendered.profiles(),
              rendered.only(),
              rendered.rendering(),
              rendered.findings().stream()
                  .filter(f -> f.application().equals(selection.application()))
                  .toList(),
              HostNames.of(store).byId(),
              Stream.concat(Stream.of(repository.base()), repository.promotions().stream())
                  .toList(),
              new Proposal.Author(author, email, options.now()));
      try (ControlRepo control = ControlRepo.open(clone, repository.base())) {
        print(control.propose(proposal));
      }
      return 0;
    } catch (ControlRepo.Refused e) {
      throw new Failure(e.getMessage());
    } catch (IOException e) {
      throw new Failure("the clone or a template cannot be used: " + e.getMessage());
    }
  }

  private void print(ChangeSet change) {
    if (format == Table.Format.JSON) {
      Table table = new Table();
      table
          .row()
          .put("branch", change.branch())
          .put("base", change.base())
          .put("title", change.title())
          .put("body", change.body())
          .put("draft", change.draft())
          .put("commits", change.commits())
          .put("kept", change.kept());
      table.print(format, options.out());
    } else {
      options.out().println("# " + change.title() + "\n\n" + change.body().strip());
    }
    options.say(
        change.isEmpty()
            ? "branch " + change.branch() + " has it all already"
            : "branch " + change.branch() + ": " + change.commits().size() + " new commits");
    change.kept().forEach(path -> options.say("left as people edited it: " + path));
  }
}
