package censo.collector.application;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What ties an item of a host to one that is attributed: sockets, groups, code and logs below the
 * folders of an application, users and directories that only it needs.
 */
final class Ties {
  private final Neighbours neighbours;
  private final Function<Subject, Optional<String>> owner;

  /**
   * @param owner the application of what is attributed so far; empty for all else
   */
  Ties(Neighbours neighbours, Function<Subject, Optional<String>> owner) {
    this.neighbours = neighbours;
    this.owner = owner;
  }

  /** Everything that ties this item to somebody, one candidate an application. */
  List<Attribution.Candidate> of(Subject subject) {
    List<Attribution.Candidate> found = new ArrayList<>();
    for (Subject other : neighbours.of(subject)) {
      Optional<String> application = owner.apply(other);
      if (application.isPresent()
          && found.stream().noneMatch(c -> c.application().equals(application.get()))) {
        tie(subject, other)
            .ifPresent(why -> found.add(new Attribution.Candidate(application.get(), why)));
      }
    }
    found.sort(Comparator.comparing(Attribution.Candidate::application));
    return found;
  }

  private static Optional<String> tie(Subject subject, Subject other) {
    if (Need.SHAREABLE.contains(subject.kind())) {
      return Need.why(subject, other);
    }
    boolean tied =
        switch (subject.kind()) {
          case "supervisor_group" -> names(subject.item(), other);
          case "nginx_upstream" ->
              other.kind().equals("nginx_server") && Sockets.passesTo(other.item(), subject.item());
          case "php_fpm_pool" ->
              other.kind().startsWith("nginx_") && Sockets.feeds(other.item(), subject.item());
          case "nginx_server" ->
              Sockets.feeds(subject.item(), other.item())
                  || Sockets.passesTo(subject.item(), other.item());
          case "systemd_timer" ->
              subject.item().text("unit").equals(Optional.of(other.item().name()));
          default ->
              Kinds.WORK.contains(subject.kind())
                  && (speaksOf(subject, other) || isBelow(subject, other.mentions().folders()));
        };
    return tied ? Optional.of("tied to " + other.label()) : Optional.empty();
  }

  /** Whether a group has a program. */
  private static boolean names(Item group, Subject program) {
    return group.kind().equals("supervisor_group")
        && Kinds.SUPERVISED.contains(program.kind())
        && group.list("programs").contains(program.item().name());
  }

  private static boolean speaksOf(Subject job, Subject program) {
    return Kinds.SUPERVISED.contains(program.kind())
        && steered(job).contains(program.item().name());
  }

  /** Programs and groups that a job steers, as {@code supervisorctl restart x:*} does. */
  static List<String> steered(Subject job) {
    if (!job.mentions().programs().contains("supervisorctl")) {
      return List.of();
    }
    return job.mentions().commands().stream()
        .flatMap(c -> Shell.commands(c).stream())
        .filter(c -> c.program().equals("supervisorctl"))
        .flatMap(c -> c.arguments().stream())
        .map(argument -> argument.split(":", 2)[0])
        .toList();
  }

  private static boolean isBelow(Subject subject, Set<String> folders) {
    Set<String> paths = subject.mentions().paths();
    return folders.stream().anyMatch(f -> paths.stream().anyMatch(p -> Need.isWithin(p, f)));
  }
}
