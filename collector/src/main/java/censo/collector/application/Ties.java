package censo.collector.application;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What ties an item of a host to one that is attributed: sockets, groups, code and logs below the
 * folders of an application, users and directories that only it needs.
 */
final class Ties {
  private static final Pattern TOP =
      Pattern.compile(
          "/(?:bin|boot|dev|etc|home|lib|media|mnt|opt|proc|run|sbin|srv|sys|tmp|usr|var)");

  private final List<Subject> subjects;
  private final Function<Subject, Optional<String>> owner;

  /**
   * @param owner the application of what is attributed so far; empty for all else
   */
  Ties(List<Subject> subjects, Function<Subject, Optional<String>> owner) {
    this.subjects = subjects;
    this.owner = owner;
  }

  /** Everything that ties this item to somebody, one candidate an application. */
  List<Attribution.Candidate> of(Subject subject) {
    List<Attribution.Candidate> found = new ArrayList<>();
    for (Subject other : subjects) {
      Optional<String> application = owner.apply(other);
      if (application.isPresent()
          && !other.equals(subject)
          && found.stream().noneMatch(c -> c.application().equals(application.get()))) {
        tie(subject, other)
            .ifPresent(why -> found.add(new Attribution.Candidate(application.get(), why)));
      }
    }
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
                  && (speaksOf(subject, other) || isBelow(subject, folders(other.item())));
        };
    return tied ? Optional.of("tied to " + other.label()) : Optional.empty();
  }

  /** Whether a group has a program. */
  private static boolean names(Item group, Subject program) {
    return group.kind().equals("supervisor_group")
        && Kinds.SUPERVISED.contains(program.kind())
        && group.list("programs").contains(program.item().name());
  }

  /** Whether a job steers a program, as {@code supervisorctl restart x} does. */
  private static boolean speaksOf(Subject job, Subject program) {
    return Kinds.SUPERVISED.contains(program.kind())
        && job.mentions().programs().contains("supervisorctl")
        && job.mentions().commands().stream()
            .flatMap(c -> Shell.commands(c).stream())
            .filter(c -> c.program().equals("supervisorctl"))
            .anyMatch(
                c ->
                    c.arguments().stream()
                        .anyMatch(a -> a.split(":", 2)[0].equals(program.item().name())));
  }

  /** Folders that are an item's own: where it works, what it serves, where its sessions lie. */
  private static List<String> folders(Item item) {
    List<String> folders = new ArrayList<>();
    for (String setting : List.of("directory", "root", "chdir")) {
      item.text(setting).ifPresent(folders::add);
    }
    for (Map<String, String> map : List.of(item.map("php_value"), item.map("php_admin_value"))) {
      Optional.ofNullable(map.get("session.save_path")).ifPresent(folders::add);
    }
    folders.removeIf(f -> !f.startsWith("/") || isShared(f));
    return folders;
  }

  /** Folders of the distribution, or so near the root that nothing follows from lying below. */
  private static boolean isShared(String folder) {
    int last = folder.lastIndexOf('/');
    return last <= 0
        || (TOP.matcher(folder.substring(0, last)).matches()
            && !folder.startsWith("/srv/")
            && !folder.startsWith("/opt/")
            && !folder.startsWith("/home/"));
  }

  private static boolean isBelow(Subject subject, List<String> folders) {
    Set<String> paths = subject.mentions().paths();
    return folders.stream().anyMatch(f -> paths.stream().anyMatch(p -> Need.isWithin(p, f)));
  }
}
