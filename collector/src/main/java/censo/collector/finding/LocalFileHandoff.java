package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.application.Shell;
import censo.collector.finding.Finding.Severity;
import censo.collector.finding.Statements.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files that workers and the web tier hand to each other on one disk: on two machines neither finds
 * what the other wrote.
 */
final class LocalFileHandoff {
  private LocalFileHandoff() {}

  static Group find(Sight sight) {
    Group group = new Group("local-file-handoff", "s3");
    for (var snapshot : sight.snapshots()) {
      List<Attributed> items = sight.on(snapshot.host().id());
      TreeMap<String, Attributed> served = new TreeMap<>();
      items.forEach(a -> served(sight, a).forEach(path -> served.putIfAbsent(path, a)));
      for (Attributed worker : items) {
        if (Kinds.WORK.contains(worker.item().kind())) {
          for (String path : handled(worker)) {
            served.forEach((folder, web) -> add(group, sight, worker, path, folder, web));
          }
        }
      }
    }
    return group;
  }

  /** Folders from which the web tier serves, or to which it uploads. */
  private static List<String> served(Sight sight, Attributed a) {
    List<String> folders = new ArrayList<>();
    if (a.item().kind().equals("nginx_server")) {
      for (Statement s : Statements.of(sight, a)) {
        if (s.name().equals("alias")) {
          folders.add(s.argument(0));
        } else if (s.name().equals("root")) {
          folders.add(s.argument(0) + prefix(s));
        }
      }
    }
    for (String map : List.of("php_value", "php_admin_value")) {
      Optional.ofNullable(a.item().map(map).get("upload_tmp_dir")).ifPresent(folders::add);
    }
    return folders.stream()
        .map(folder -> folder.replaceFirst("/+$", ""))
        .filter(folder -> folder.startsWith("/") && !folder.contains("$"))
        .filter(folder -> !isNowhere(folder))
        .toList();
  }

  /** A root inside {@code location /feeds/} serves its feeds only. */
  private static String prefix(Statement root) {
    return root.around().stream()
        .filter(
            b ->
                b.name().equals("location") && b.argument(b.arguments().size() - 1).startsWith("/"))
        .filter(b -> b.arguments().size() == 1 || b.argument(0).matches("=|\\^~"))
        .map(b -> b.argument(b.arguments().size() - 1))
        .findFirst()
        .orElse("");
  }

  private static boolean isNowhere(String path) {
    return path.matches("/(?:tmp|var/tmp|dev|proc|sys|run|var/log)(?:/.*)?")
        || path.endsWith(".log");
  }

  /** Paths in the arguments and redirections of a worker, but for the program that it runs. */
  private static List<String> handled(Attributed worker) {
    List<String> paths = new ArrayList<>();
    String folder = worker.item().text("directory").orElse("");
    for (String line : worker.subject().mentions().commands()) {
      for (Shell.Command command : Shell.commands(line)) {
        if (command.program().equals("cd") && !command.arguments().isEmpty()) {
          folder = command.arguments().getFirst();
          continue;
        }
        boolean isCode =
            command.program().matches("php[0-9.]*|node|python[0-9.]*|ruby|perl|bash|sh");
        for (String argument : command.arguments()) {
          String value =
              argument.startsWith("-") ? argument.replaceFirst("^[^=]*=?", "") : argument;
          boolean code = isCode && !argument.startsWith("-") && !value.isEmpty();
          if (code) {
            isCode = false;
          } else if (!value.isEmpty()) {
            paths.add(resolved(folder, value));
          }
        }
        for (Shell.Redirect redirect : command.redirects()) {
          paths.add(resolved(folder, redirect.target()));
        }
      }
    }
    paths.removeIf(path -> !path.startsWith("/") || isNowhere(path));
    return paths;
  }

  private static String resolved(String folder, String path) {
    boolean relative = !path.startsWith("/") && path.matches("[\\w.-]+(?:/[^/\\s]+)+");
    return (relative ? folder + "/" + path : path).replaceFirst("/+$", "");
  }

  private static void add(
      Group group, Sight sight, Attributed worker, String path, String folder, Attributed web) {
    if (!path.equals(folder) && !path.startsWith(folder + "/")) {
      return;
    }
    String word = path.substring(path.lastIndexOf('/') + 1);
    group.add(
        Group.About.of(Sight.owner(worker), worker.item().name() + " and " + folder),
        Severity.BLOCKS,
        "hand the files over in S3",
        Optional.of(worker.item().key()),
        sight.at(worker, word, path + " of " + worker.item().key()));
    group.add(
        Group.About.of(Sight.owner(worker), worker.item().name() + " and " + folder),
        Severity.BLOCKS,
        "hand the files over in S3",
        Optional.empty(),
        sight.at(web, folder, folder + " of " + web.item().key()));
  }
}
