package censo.source.supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A key that supervisord reads in a section, as {@code supervisor/options.py} gets it.
 *
 * @param byDefault canonical; empty where nothing that can be written equals leaving it out
 * @param scope what its {@code %(…)s} may name
 * @param passes how often it is expanded
 */
record Key(String name, Type type, Optional<String> byDefault, Scope scope, int passes) {
  /** The names a key may use, beside the environment's. */
  enum Scope {
    /** None. */
    ENVIRONMENT,
    /** {@code here}. */
    FOLDER,
    /** And {@code program_name}. */
    SOCKET,
    /** {@code here program_name group_name host_node_name}. */
    PROGRAM,
    /** And {@code process_num numprocs}, and what the program's own environment sets. */
    PROCESS
  }

  private static final Map<String, Key> PROCESS = processKeys();

  static final SequencedMap<String, Key> PROGRAM =
      keys(PROCESS, key("priority", Type.INTEGER, "999", Scope.FOLDER));

  /** Its group starts at priority -1, its process at 999: neither equals leaving it out. */
  static final SequencedMap<String, Key> EVENTLISTENER =
      keys(
          PROCESS,
          key("priority", Type.INTEGER, Scope.FOLDER),
          key("buffer_size", Type.between(1, Integer.MAX_VALUE), "10", Scope.FOLDER),
          key("events", Events.TYPE, Scope.FOLDER),
          key("result_handler", Type.TEXT, "supervisor.dispatchers:default_handler", Scope.FOLDER));

  static final SequencedMap<String, Key> FCGI_PROGRAM =
      keys(
          PROCESS,
          key("priority", Type.INTEGER, "999", Scope.FOLDER),
          key("user", Type.USER, Scope.FOLDER),
          key("socket", Address.FCGI, Scope.SOCKET),
          key("socket_backlog", Type.between(1, 65535), Scope.FOLDER),
          key("socket_owner", Type.OWNER, Scope.FOLDER),
          key("socket_mode", Type.OCTAL, "0700", Scope.FOLDER));

  static final SequencedMap<String, Key> GROUP =
      keys(
          Map.of(),
          key("programs", Type.LIST, Scope.FOLDER),
          key("priority", Type.INTEGER, "999", Scope.FOLDER));

  static final SequencedMap<String, Key> SUPERVISORD =
      keys(
          Map.of(),
          key("minfds", Type.INTEGER, "1024", Scope.FOLDER),
          key("minprocs", Type.INTEGER, "200", Scope.FOLDER),
          key("directory", Type.FOLDER, Scope.FOLDER),
          key("user", Type.USER, Scope.FOLDER),
          key("umask", Type.OCTAL, "0022", Scope.FOLDER),
          key("logfile", Type.FILE, "supervisord.log", Scope.FOLDER),
          key("logfile_maxbytes", Type.SIZE, "52428800", Scope.FOLDER),
          key("logfile_backups", Type.INTEGER, "10", Scope.FOLDER),
          key("loglevel", Type.LOGLEVEL, "info", Scope.FOLDER),
          key("pidfile", Type.FILE, "supervisord.pid", Scope.FOLDER),
          key("identifier", Type.TEXT, "supervisor", Scope.FOLDER),
          key("nodaemon", Type.BOOLEAN, "false", Scope.FOLDER),
          key("silent", Type.BOOLEAN, "false", Scope.FOLDER),
          key("childlogdir", Type.FOLDER, "/tmp", Scope.FOLDER),
          key("nocleanup", Type.BOOLEAN, "false", Scope.FOLDER),
          key("strip_ansi", Type.BOOLEAN, "false", Scope.FOLDER),
          new Key("environment", Type.TEXT, Optional.empty(), Scope.FOLDER, 2));

  static final SequencedMap<String, Key> UNIX_HTTP_SERVER =
      keys(
          Map.of(),
          key("file", Type.TEXT, Scope.FOLDER),
          key("chmod", Type.OCTAL, "0700", Scope.ENVIRONMENT),
          key("chown", Type.OWNER, Scope.ENVIRONMENT),
          key("username", Type.TEXT, Scope.ENVIRONMENT),
          key("password", Type.TEXT, Scope.ENVIRONMENT));

  static final SequencedMap<String, Key> INET_HTTP_SERVER =
      keys(
          Map.of(),
          key("port", Address.INET, Scope.ENVIRONMENT),
          key("username", Type.TEXT, Scope.ENVIRONMENT),
          key("password", Type.TEXT, Scope.ENVIRONMENT));

  private static Map<String, Key> processKeys() {
    Map<String, Key> keys =
        keys(
            Map.of(),
            key("command", Type.TEXT, Scope.PROCESS),
            key("process_name", Type.TEXT, "%(program_name)s", Scope.PROCESS),
            key("numprocs", Type.INTEGER, "1", Scope.PROGRAM),
            key("numprocs_start", Type.INTEGER, "0", Scope.PROGRAM),
            key("autostart", Type.BOOLEAN, "true", Scope.PROGRAM),
            key("autorestart", Type.AUTORESTART, "unexpected", Scope.PROGRAM),
            key("startsecs", Type.INTEGER, "1", Scope.PROGRAM),
            key("startretries", Type.INTEGER, "3", Scope.PROGRAM),
            key("exitcodes", Type.EXITCODES, "0", Scope.PROGRAM),
            key("stopsignal", Type.SIGNAL, "TERM", Scope.PROGRAM),
            key("stopwaitsecs", Type.INTEGER, "10", Scope.PROGRAM),
            key("stopasgroup", Type.BOOLEAN, "false", Scope.PROGRAM),
            key("killasgroup", Type.BOOLEAN, Scope.PROGRAM),
            key("redirect_stderr", Type.BOOLEAN, "false", Scope.PROGRAM),
            key("user", Type.USER, Scope.PROGRAM),
            key("umask", Type.OCTAL, Scope.PROGRAM),
            key("directory", Type.TEXT, Scope.PROCESS),
            key("environment", Type.TEXT, Scope.PROCESS),
            key("serverurl", Type.SERVERURL, "AUTO", Scope.PROGRAM));
    Map<String, Key> all = new LinkedHashMap<>(keys);
    for (String stream : List.of("stdout", "stderr")) {
      all.putAll(
          keys(
              Map.of(),
              new Key(stream + "_logfile", Type.LOGFILE, Optional.of("auto"), Scope.PROCESS, 2),
              key(stream + "_logfile_maxbytes", Type.SIZE, "52428800", Scope.PROCESS),
              key(stream + "_logfile_backups", Type.INTEGER, "10", Scope.PROCESS),
              key(stream + "_syslog", Type.BOOLEAN, "false", Scope.PROCESS),
              key(stream + "_capture_maxbytes", Type.SIZE, "0", Scope.PROGRAM),
              key(stream + "_events_enabled", Type.BOOLEAN, "false", Scope.PROGRAM)));
    }
    return all;
  }

  private static Key key(String name, Type type, Scope scope) {
    return new Key(name, type, Optional.empty(), scope, 1);
  }

  private static Key key(String name, Type type, String byDefault, Scope scope) {
    return new Key(name, type, Optional.of(byDefault), scope, 1);
  }

  private static SequencedMap<String, Key> keys(Map<String, Key> others, Key... own) {
    SequencedMap<String, Key> keys = new LinkedHashMap<>(others);
    for (Key key : own) {
      keys.put(key.name, key);
    }
    return keys;
  }
}
