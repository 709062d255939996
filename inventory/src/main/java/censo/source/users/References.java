package censo.source.users;

import censo.inventory.Item;
import censo.inventory.Value;
import censo.source.Paths;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an item refers to: users that something runs as or belongs to, and folders that something
 * logs to, works in, listens in, keeps sessions or uploads in.
 */
final class References {
  /** {@code name}, {@code name:group} or {@code name group}. */
  private static final Set<String> USER =
      Set.of("user", "su", "listen.owner", "socket_owner", "http_server.chown");

  private static final Set<String> FOLDER =
      Set.of(
          "directory",
          "chdir",
          "childlogdir",
          "session.save_path",
          "upload_tmp_dir",
          "sys_temp_dir",
          "client_body_temp_path");

  /** A file or socket in a folder. */
  private static final Set<String> FILE =
      Set.of(
          "logfile",
          "stdout_logfile",
          "stderr_logfile",
          "access_log",
          "access.log",
          "error_log",
          "slowlog",
          "socket",
          "http_server",
          "listen");

  /** Variables of programs, whatever they are called. */
  private static final Set<String> VARIABLES = Set.of("environment", "env");

  /** Where a command goes, and what it writes its output to. */
  private static final Pattern CD = Pattern.compile("(?:^|[\\s;&|(\"'])cd\\s+(/[^\\s;&|\"')]+)");

  private static final Pattern OUTPUT = Pattern.compile(">\\s*[\"']?(/[^\\s;&|<>\"')]+)");

  /** Only the running daemon knows what follows. */
  private static final Pattern UNKNOWN = Pattern.compile("%\\(|\\$");

  /** The kernel's, or everybody's. */
  private static final Pattern NOBODYS = Pattern.compile("/|/(dev|proc|sys)(/.*)?");

  private final Item item;
  private final Set<String> users = new LinkedHashSet<>();
  private final Set<String> folders = new LinkedHashSet<>();

  private References(Item item) {
    this.item = item;
  }

  static References of(Item item) {
    References references = new References(item);
    if (!item.kind().equals("daemon_defaults")) {
      item.settings().forEach(references::add);
    }
    references.folders.removeIf(folder -> NOBODYS.matcher(folder).matches());
    return references;
  }

  Set<String> users() {
    return users;
  }

  Set<String> folders() {
    return folders;
  }

  private void add(String key, Value value) {
    switch (value) {
      case Value.Text(var text) -> add(key, text);
      case Value.TextList(var texts) -> texts.forEach(text -> add(key, text));
      case Value.TextMap(var texts) when !VARIABLES.contains(key) -> texts.forEach(this::add);
      case Value.TextMap _ -> {}
    }
  }

  private void add(String key, String text) {
    if (USER.contains(key)) {
      users.add(text.split("[:\\s]", 2)[0]);
    } else if (key.equals("create") && item.kind().startsWith("logrotate")) {
      // mode owner group, each of which may be missing
      String[] words = text.split("\\s+");
      users.add(words.length > 1 ? words[1] : "");
    } else if (FOLDER.contains(key)) {
      addFolderOf(path(text) + "/");
    } else if (FILE.contains(key)) {
      addFolderOf(path(text));
    } else if (key.equals("command")) {
      CD.matcher(text).results().forEach(m -> addFolderOf(path(m.group(1)) + "/"));
      OUTPUT.matcher(text).results().forEach(m -> addFolderOf(path(m.group(1))));
    }
  }

  /** What stands before the last slash of an absolute path, as far as it is known. */
  private void addFolderOf(String path) {
    Matcher unknown = UNKNOWN.matcher(path);
    String known = unknown.find() ? path.substring(0, unknown.start()) : path;
    if (known.startsWith("/")) {
      folders.add(Paths.absolute(known.substring(0, known.lastIndexOf('/')), "/"));
    }
  }

  /** The path in a value, by the habits of the daemon it is for. */
  private String path(String text) {
    String path = text.replaceFirst("^unix:(//)?", "");
    if (item.kind().startsWith("nginx_")) {
      return path.replaceFirst("\\s.*", "");
    }
    if (item.kind().startsWith("supervisor")) {
      return path.replace("%(here)s", Paths.folder(item.origin().file()))
          .replace("%(program_name)s", item.name())
          .replace("%%", "%");
    }
    if (item.kind().startsWith("php_")) {
      // session.save_path may be "depth;mode;/path"
      return path.substring(path.lastIndexOf(';') + 1).replace("$pool", Paths.name(item.name()));
    }
    return path;
  }
}
