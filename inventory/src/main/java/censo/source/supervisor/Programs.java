package censo.source.supervisor;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.source.Paths;
import censo.source.ini.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Programs, event listeners and FastCGI programs: {@code _processes_from_section}. */
final class Programs {
  /** A missing folder that only some processes log to shows within so many. */
  private static final int PROCESSES_LOOKED_AT = 64;

  private final Context context;
  private final Map<String, String> groups;

  /** The sections that describe processes. */
  enum Kind {
    PROGRAM("program:", "supervisor_program"),
    EVENTLISTENER("eventlistener:", "supervisor_eventlistener"),
    FCGI_PROGRAM("fcgi-program:", "supervisor_fcgi_program");

    final String prefix;
    final String item;

    Kind(String prefix, String item) {
      this.prefix = prefix;
      this.item = item;
    }

    SequencedMap<String, Key> keys() {
      return switch (this) {
        case PROGRAM -> Key.PROGRAM;
        case EVENTLISTENER -> Key.EVENTLISTENER;
        case FCGI_PROGRAM -> Key.FCGI_PROGRAM;
      };
    }
  }

  /**
   * @param groups group of the programs that are in one
   */
  Programs(Context context, Map<String, String> groups) {
    this.context = context;
    this.groups = groups;
  }

  Item read(Config.Merged section, Kind kind) {
    Settings settings = new Settings(context, section);
    String name = settings.title();
    Names folder = names(section);
    Names program =
        context
            .machine()
            .withName(folder)
            .with("program_name", name)
            .with("group_name", groups.getOrDefault(name, name));
    for (Key key : kind.keys().values()) {
      switch (key.scope()) {
        case ENVIRONMENT, FOLDER -> settings.take(key, folder);
        case SOCKET -> settings.take(key, folder.with("program_name", name));
        case PROGRAM -> settings.take(key, program);
        case PROCESS -> {}
      }
    }
    int count = settings.number("numprocs", 1);
    Names process = program.with("numprocs", count).withUnknownNumber("process_num");
    List<Key> perProcess = new ArrayList<>(kind.keys().values());
    perProcess.removeIf(key -> key.scope() != Key.Scope.PROCESS);
    if (count < 1) {
      perProcess.forEach(key -> settings.takeUnread(key, process));
    } else {
      takeForEach(settings, perProcess, process, count);
      checkCommand(settings);
    }
    settings.keepOthers(kind.keys().keySet());
    checkProcessName(settings, count);
    checkGroupSignals(settings);
    checkLogs(settings);
    switch (kind) {
      case PROGRAM -> {}
      case EVENTLISTENER -> checkListener(settings);
      case FCGI_PROGRAM -> checkSocket(settings);
    }
    return settings.item(kind.item, name);
  }

  private Names names(Config.Merged section) {
    return Names.NONE
        .with("here", Paths.folder(section.at().file()))
        .withEnvironment(context.environment());
  }

  private static void takeForEach(Settings settings, List<Key> keys, Names process, int count) {
    Map<String, Key> byName = new LinkedHashMap<>();
    keys.forEach(key -> byName.put(key.name(), key));
    Key environment = byName.remove(Settings.ENVIRONMENT);
    Names inside = process.withEnvironment(settings.takeEnvironment(environment, process));
    int start = settings.number("numprocs_start", 0);
    List<Names> each = new ArrayList<>();
    for (int i = 0; i < Math.min(count, PROCESSES_LOOKED_AT); i++) {
      each.add(inside.with("process_num", start + i));
    }
    byName.values().forEach(key -> settings.takeForEach(key, inside, each));
  }

  private static void checkProcessName(Settings settings, int count) {
    String written = settings.option("process_name").map(Option::value).orElse("%(program_name)s");
    if (Settings.isBadName(written)) {
      settings.fatal(
          settings.at("process_name"),
          "process_name holds a blank, a colon or a slash",
          "write a name without them");
      settings.drop("process_name");
    }
    if (count > 1 && !written.contains("%(process_num)")) {
      String key = settings.option("process_name").isPresent() ? "process_name" : "numprocs";
      settings.fatal(
          settings.at(key),
          "numprocs is above 1 and process_name does not tell the processes apart",
          "write process_name=%(program_name)s_%(process_num)02d");
      settings.drop(key);
    }
    if (count < 1) {
      settings.doubt(
          Code.SUPERVISOR_NEVER,
          settings.at("numprocs"),
          "numprocs makes no process: supervisord does not know the program",
          "remove the section, or write how many are wanted");
    }
  }

  private static void checkCommand(Settings settings) {
    Optional<String> command = settings.text("command");
    if (settings.option("command").isEmpty()) {
      settings.fatal(settings.at("command"), "has no command", "write command=, or remove it");
    } else if (command.isPresent() && !Shell.splits(command.get())) {
      settings.doubt(
          Code.SUPERVISOR_NEVER,
          settings.at("command"),
          "command has a quote that is not closed: no process can start",
          "close the quote; a comment sign after a blank ends a value, inside quotes too");
    } else if (command.filter(String::isBlank).isPresent()) {
      settings.doubt(
          Code.SUPERVISOR_NEVER,
          settings.at("command"),
          "command is empty: no process can start",
          "write a command, or remove the section");
    }
  }

  private static void checkGroupSignals(Settings settings) {
    String stop = settings.text("stopasgroup").orElse("false");
    Optional<String> kill = settings.text("killasgroup");
    boolean refused = stop.equals("true") && kill.filter("false"::equals).isPresent();
    if (refused) {
      settings.fatal(
          settings.at("killasgroup"),
          "killasgroup is false and stopasgroup true",
          "set killasgroup=true, or leave it out");
    }
    if (refused || kill.filter(stop::equals).isPresent()) {
      settings.drop("killasgroup");
    }
  }

  private static void checkLogs(Settings settings) {
    boolean redirects = settings.text("redirect_stderr").filter("true"::equals).isPresent();
    Optional<String> stderr = settings.text("stderr_logfile");
    if (redirects && stderr.isPresent() && !stderr.get().equals("syslog")) {
      if (!Set.of("none", "off").contains(stderr.get())) {
        settings.doubt(
            Code.SUPERVISOR_LOG,
            settings.at("stderr_logfile"),
            "redirect_stderr is true: nothing is written to stderr_logfile",
            "remove one of the two");
      }
      settings.drop("stderr_logfile");
    }
    for (String stream : redirects ? List.of("stdout") : List.of("stdout", "stderr")) {
      if (settings.option(stream + "_logfile").isEmpty()
          && settings.text(stream + "_logfile_maxbytes").filter("0"::equals).isPresent()) {
        settings.doubt(
            Code.SUPERVISOR_LOG,
            settings.at(stream + "_logfile_maxbytes"),
            "a log of supervisord's own naming grows without an end",
            "name a " + stream + "_logfile, or let it be rotated");
      }
    }
  }

  private static void checkListener(Settings settings) {
    if (settings.option("events").map(Option::value).orElse("").isEmpty()) {
      settings.fatal(settings.at("events"), "listens to no events", "write events=");
    }
    if (settings.text("redirect_stderr").filter("true"::equals).isPresent()) {
      settings.fatal(
          settings.at("redirect_stderr"),
          "redirect_stderr is true, and stdout is for the listener's answers only",
          "remove the line");
      settings.drop("redirect_stderr");
    }
  }

  private static void checkSocket(Settings settings) {
    if (settings.option("socket").map(Option::value).orElse("").isEmpty()) {
      settings.fatal(settings.at("socket"), "has no socket", "write socket=unix:///path");
    }
    boolean tcp = settings.text("socket").filter(s -> s.startsWith("tcp:")).isPresent();
    for (String key : List.of("socket_owner", "socket_mode")) {
      if (tcp && settings.option(key).isPresent()) {
        settings.fatal(settings.at(key), key + " is for a unix socket only", "remove the line");
        settings.drop(key);
      }
    }
  }
}
