package censo.agent;

import censo.source.Accounts;
import censo.source.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Owners, modes and kinds that a folder under version control can't keep: the tab-separated lines
 * of {@code DIR.meta} (path, type, mode, owner, group, link target, link count). They win where
 * they have the path; everywhere else, in a tree that is not root's own, files count as root's.
 */
record TreeMeta(Map<String, String[]> lines, boolean ownersAreReal) {
  static final TreeMeta NONE = new TreeMeta(Map.of(), true);

  /** The {@code .meta} beside a folder; none is fine. */
  static TreeMeta beside(Path folder) throws IOException {
    Path file = folder.resolveSibling(folder.getFileName() + ".meta");
    boolean rootsOwn = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    if (!Files.isRegularFile(file)) {
      return new TreeMeta(Map.of(), rootsOwn);
    }
    Map<String, String[]> lines = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 2 || !fields[1].matches("[fdlpsc]")) {
          throw new IOException(
              file + ":" + number + ": path and type (f d l p s c), tab-separated, are wanted");
        }
        lines.put(fields[0].startsWith("/") ? fields[0] : "/" + fields[0], fields);
      }
    }
    return new TreeMeta(lines, false);
  }

  /** What the lines tell of a path. */
  Optional<Stat> stat(String path, Supplier<Accounts> accounts) {
    return Optional.ofNullable(lines.get(path)).map(fields -> stat(path, fields, accounts));
  }

  private static Stat stat(String path, String[] fields, Supplier<Accounts> accounts) {
    Stat.Kind kind =
        switch (fields[1]) {
          case "d" -> Stat.Kind.FOLDER;
          case "l" -> Stat.Kind.LINK;
          case "p" -> Stat.Kind.FIFO;
          case "s" -> Stat.Kind.SOCKET;
          case "c" -> Stat.Kind.CHARACTER_DEVICE;
          default -> Stat.Kind.FILE;
        };
    String mode = field(fields, 2, kind == Stat.Kind.FOLDER ? "0755" : "0644");
    String owner = field(fields, 3, "root");
    String group = field(fields, 4, "root");
    boolean device = kind == Stat.Kind.CHARACTER_DEVICE;
    // Reading the accounts asks for these two files' own owners.
    boolean circular =
        path.equals("/etc/passwd") || path.equals("/etc/group") || path.equals("/etc");
    Accounts known = circular ? new Accounts(Map.of(), Map.of()) : accounts.get();
    return new Stat(
        kind,
        Integer.parseInt(mode, 8),
        owner,
        group,
        number(owner, known.user(owner).map(Accounts.User::uid)),
        number(group, Optional.ofNullable(known.groups().get(group)).map(Accounts.Group::gid)),
        device ? 1 : Integer.parseInt(field(fields, 6, "1")),
        0,
        kind == Stat.Kind.LINK ? Optional.of(field(fields, 5, "")) : Optional.empty());
  }

  private static int number(String name, Optional<Integer> known) {
    boolean numeric = name.matches("[0-9]{1,9}");
    return numeric ? Integer.parseInt(name) : known.orElse(name.equals("root") ? 0 : 65534);
  }

  private static String field(String[] fields, int at, String otherwise) {
    return fields.length > at && !fields[at].isEmpty() ? fields[at] : otherwise;
  }

  /** For a path without a line: what the disk says, or what the host most likely had. */
  Stat guess(String path, Stat onDisk, Supplier<Accounts> accounts) {
    if (ownersAreReal) {
      return onDisk;
    }
    boolean crontab = path.matches("/var/spool/cron/crontabs/[^/]+");
    String owner = crontab ? path.substring(path.lastIndexOf('/') + 1) : "root";
    int mode =
        switch (onDisk.kind()) {
          case LINK -> 0777;
          case FOLDER -> 0755;
          default -> crontab ? 0600 : (onDisk.mode() & 0111) != 0 ? 0755 : 0644;
        };
    return new Stat(
        onDisk.kind(),
        mode,
        owner,
        crontab ? "crontab" : "root",
        crontab ? number(owner, accounts.get().user(owner).map(Accounts.User::uid)) : 0,
        0,
        1,
        onDisk.size(),
        onDisk.target());
  }

  /** Names of a folder that only the lines have. */
  List<String> names(String folder) {
    String prefix = folder.equals("/") ? "/" : folder + "/";
    List<String> names = new ArrayList<>();
    for (String path : lines.keySet()) {
      if (path.startsWith(prefix) && path.length() > prefix.length()) {
        String rest = path.substring(prefix.length());
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash);
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether a name on disk is only there to keep an empty folder under version control. */
  boolean hides(String name) {
    return !ownersAreReal && name.equals(".gitkeep");
  }
}
