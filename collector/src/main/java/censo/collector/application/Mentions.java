package censo.collector.application;

import censo.inventory.Item;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an item speaks of: paths, users, host names, logs, programs. All that joins one source's
 * items to another's goes through these.
 *
 * @param paths absolute paths in any setting, expansions that are known filled in
 * @param owner users that it runs as
 * @param users users and groups in any role
 * @param hosts words that may be host names, in lower case
 * @param logs files that it logs to
 * @param folders its own: where it works, what it serves, where its sessions lie
 * @param commands its command lines
 * @param programs base names of what it runs
 */
public record Mentions(
    Set<String> paths,
    List<String> owner,
    Set<String> users,
    Set<String> hosts,
    Set<String> logs,
    Set<String> folders,
    List<String> commands,
    Set<String> programs) {
  /** Folders of the distribution: nothing follows from lying below them. */
  private static final Pattern SHARED =
      Pattern.compile(
          "/[^/]*|/(?:bin|boot|dev|etc|lib|media|mnt|proc|run|sbin|sys|tmp|usr|var)/[^/]*");

  // A path begins after a blank, a quote, or what separates values; "//" is the inside of a URL.
  private static final Pattern PATH =
      Pattern.compile(
          "(?<=^|[\\s\"'=:,;|&<>(\\[`!@])/(?!/)(?:[^\\s\"'`;|&<>,:()\\[\\]%]++|%\\(\\w++\\)|%)++");
  // Not the parts of a path, but what follows "//", "@" or mysql's -h.
  private static final Pattern HOST =
      Pattern.compile("(?<=^|//|-h|[^a-z0-9._/-])[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?");
  private static final Pattern PROGRAM = Pattern.compile("(?:/usr(?:/local)?)?/s?bin/[^/]+");
  private static final Pattern LOG_REDIRECT = Pattern.compile("/.*(?:\\.(?:log|err|out)|/log/.*)");
  private static final Set<String> LOG_SETTINGS =
      Set.of(
          "stdout_logfile", "stderr_logfile", "access_log", "error_log", "access.log", "slowlog");
  private static final Set<String> NO_LOG =
      Set.of("auto", "none", "syslog", "off", "/dev/stdout", "/dev/stderr", "/dev/null");
  private static final Set<String> USER_SETTINGS =
      Set.of("user", "group", "listen.owner", "listen.group", "owner", "su", "create");

  /** Settings of an nginx server that hold paths of URLs, not of files. */
  private static final Set<String> URLS = Set.of("locations", "rewrites", "server_name");

  static Mentions of(Item item) {
    Expansion expansion = Expansion.of(item);
    List<String> texts = texts(item).map(expansion::fill).toList();
    Set<String> paths = new LinkedHashSet<>();
    if (item.kind().equals("directory") || item.kind().equals("mount")) {
      paths.add(item.name());
    }
    texts.forEach(text -> find(PATH, text, paths));
    Set<String> hosts = new LinkedHashSet<>();
    if (!item.kind().equals("host_alias")) {
      texts.forEach(text -> find(HOST, text.toLowerCase(Locale.ROOT), hosts));
    }
    List<String> commands = commands(item);
    List<Shell.Command> simple =
        commands.stream().flatMap(c -> Shell.commands(c).stream()).toList();
    return new Mentions(
        paths,
        owner(item),
        users(item),
        hosts,
        logs(item, expansion, simple),
        folders(item),
        commands,
        programs(simple, paths));
  }

  /** What its commands run, and programs that a setting names by their path. */
  private static Set<String> programs(List<Shell.Command> commands, Set<String> paths) {
    Set<String> programs = new LinkedHashSet<>();
    commands.forEach(command -> programs.add(command.program()));
    for (String path : paths) {
      if (PROGRAM.matcher(path).matches()) {
        programs.add(path.substring(path.lastIndexOf('/') + 1));
      }
    }
    return programs;
  }

  private static void find(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
  }

  private static Stream<String> texts(Item item) {
    return item.settings().entrySet().stream()
        .filter(e -> !URLS.contains(e.getKey()))
        .flatMap(
            e ->
                switch (e.getValue()) {
                  case Value.Text(String text) ->
                      Stream.of(e.getKey().equals("content") ? uncommented(text) : text);
                  case Value.TextList(List<String> texts) -> texts.stream();
                  case Value.TextMap map -> map.texts().values().stream();
                });
  }

  /** The lines of a script that are no comments. */
  static String uncommented(String script) {
    return String.join(
        "\n", script.lines().filter(line -> !line.stripLeading().startsWith("#")).toList());
  }

  private static List<String> commands(Item item) {
    if (item.kind().equals("cron_script")) {
      return item.text("content").map(Mentions::uncommented).stream().toList();
    }
    return item.list("command");
  }

  private static List<String> owner(Item item) {
    if (item.kind().equals("user")) {
      return List.of(item.name());
    }
    return Kinds.isMachine(item) || item.kind().equals("directory")
        ? List.of()
        : item.text("user").stream().toList();
  }

  private static Set<String> users(Item item) {
    Set<String> users = new LinkedHashSet<>();
    for (String setting : USER_SETTINGS) {
      item.text(setting).ifPresent(text -> users.addAll(List.of(text.split("[ :]+"))));
    }
    return users;
  }

  private static Set<String> logs(Item item, Expansion expansion, List<Shell.Command> commands) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Value> setting : item.settings().entrySet()) {
      if (LOG_SETTINGS.contains(setting.getKey())) {
        found.addAll(item.list(setting.getKey()));
      } else if (setting.getValue() instanceof Value.TextMap map) {
        map.texts().entrySet().stream()
            .filter(e -> LOG_SETTINGS.contains(e.getKey()))
            .forEach(e -> found.add(e.getValue()));
      }
    }
    commands.stream()
        .flatMap(c -> c.redirects().stream())
        .map(Shell.Redirect::target)
        .filter(target -> LOG_REDIRECT.matcher(target).matches())
        .forEach(found::add);
    Set<String> logs = new LinkedHashSet<>();
    for (String text : found) {
      String file = expansion.fill(text).split("\\s", 2)[0];
      if (file.startsWith("/") && !NO_LOG.contains(file)) {
        logs.add(file);
      }
    }
    return logs;
  }

  private static Set<String> folders(Item item) {
    Set<String> folders = new LinkedHashSet<>();
    for (String setting : List.of("directory", "root", "chdir")) {
      item.text(setting).ifPresent(folders::add);
    }
    for (String map : List.of("php_value", "php_admin_value")) {
      Optional.ofNullable(item.map(map).get("session.save_path")).ifPresent(folders::add);
    }
    folders.removeIf(f -> !f.startsWith("/") || SHARED.matcher(f).matches());
    return folders;
  }

  /** The expansions of a daemon whose result an item itself tells. */
  private record Expansion(Map<String, String> known) {
    private static final Pattern NUMBER = Pattern.compile("%\\(process_num\\)[0-9]{0,3}d");

    static Expansion of(Item item) {
      return switch (item.kind()) {
        case "php_fpm_pool" ->
            new Expansion(Map.of("$pool", item.name().substring(item.name().indexOf('/') + 1)));
        case String kind when Kinds.SUPERVISED.contains(kind) ->
            new Expansion(Map.of("%(program_name)s", item.name(), "%(group_name)s", item.name()));
        default -> new Expansion(Map.of());
      };
    }

    String fill(String text) {
      String filled = text;
      for (var expansion : known.entrySet()) {
        filled = filled.replace(expansion.getKey(), expansion.getValue());
      }
      return known.isEmpty() ? filled : NUMBER.matcher(filled).replaceAll("0");
    }
  }
}
