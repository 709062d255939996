package censo.source.supervisor;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies there, looks like configuration of supervisord, and is read by nobody. */
final class Unread {
  private static final List<String> KNOWN =
      List.of(
          "supervisord",
          "supervisorctl",
          "include",
          "unix_http_server",
          "inet_http_server",
          "rpcinterface:",
          "ctlplugin:",
          Groups.PREFIX,
          Programs.Kind.PROGRAM.prefix,
          Programs.Kind.EVENTLISTENER.prefix,
          Programs.Kind.FCGI_PROGRAM.prefix);

  /** What distributions include. */
  private static final List<String> FOLDERS =
      List.of("/etc/supervisor/conf.d", "/etc/supervisord.d");

  private final Context context;

  Unread(Context context) {
    this.context = context;
  }

  /** Sections whose name is none that supervisord looks for. */
  void sections(Config config) {
    for (Config.Merged section : config.sections()) {
      if (!isRead(section.name())) {
        Origin at = section.at();
        add(
            at,
            "supervisord reads no section of this name",
            "write its name exactly, in small letters and without blanks, or remove it",
            wouldBe(section));
      }
    }
  }

  private static boolean isRead(String name) {
    return KNOWN.stream()
        .anyMatch(known -> isBeginning(known) ? name.startsWith(known) : name.equals(known));
  }

  private static boolean isBeginning(String known) {
    return known.endsWith(":") || known.endsWith("_server");
  }

  /** The item, if only its name were written as supervisord wants it. */
  private List<Item> wouldBe(Config.Merged section) {
    Context aside = aside();
    String word = section.name().replaceFirst(":.*", "").toLowerCase(Locale.ROOT).strip();
    if (!section.name().contains(":")) {
      return List.of();
    }
    for (Programs.Kind kind : Programs.Kind.values()) {
      if (kind.prefix.equals(word + ":")) {
        return List.of(new Programs(aside, Map.of()).read(section, kind));
      }
    }
    return Groups.PREFIX.equals(word + ":")
        ? List.of(new Groups(aside, Config.of(List.of())).read(section))
        : List.of();
  }

  /** Problems of what is not read are nobody's. */
  private Context aside() {
    return context.withDraft(new Draft(Supervisor.NAME, context.draft().root()));
  }

  /** Files in the folders of supervisord's own that no pattern takes in, and other main files. */
  void files(Files files) {
    Set<String> folders = new LinkedHashSet<>(FOLDERS);
    files.patterns().forEach(pattern -> folders.add(Paths.folder(pattern)));
    folders.removeIf(folder -> !folder.contains("supervisor") || Glob.isPattern(folder));
    Set<String> candidates = new LinkedHashSet<>(MainFile.SEARCHED);
    for (String folder : folders) {
      for (String name : context.draft().root().list(folder).orElse(List.of())) {
        candidates.add(Paths.absolute(name, folder));
      }
    }
    for (String path : candidates) {
      Optional<Stat> stat = context.draft().root().lstat(path);
      if (!files.paths().contains(path)
          && !SpareName.is(Paths.name(path))
          && stat.filter(Stat::isFile).isPresent()
          && context.draft().open(path) instanceof Opened.Read file) {
        add(
            Origin.of(path),
            "supervisord does not read this file",
            "name it as the [include] section wants it, or remove it",
            items(path, file.bytes()));
      }
    }
  }

  private List<Item> items(String path, Bytes bytes) {
    Context aside = aside();
    Config config = Config.of(Files.parse(aside.draft(), path, bytes));
    Groups groups = new Groups(aside, config);
    List<Item> items = new ArrayList<>(groups.read());
    Programs programs = new Programs(aside, groups.groupOf());
    for (Programs.Kind kind : Programs.Kind.values()) {
      config.sections(kind.prefix).forEach(section -> items.add(programs.read(section, kind)));
    }
    return items;
  }

  private void add(Origin at, String message, String mend, List<Item> wouldBe) {
    Draft draft = context.draft();
    draft.add(
        draft
            .problem(Severity.IGNORED, Code.SUPERVISOR_UNREAD, at, message, mend)
            .withWouldBe(wouldBe));
  }
}
