package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Utf8;
import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tree on disk: the running machine's, or a folder read as if it were {@code /}, with the {@code
 * .meta} beside it. Links, absolute ones too, are followed by {@link LinkWalk} inside the tree
 * only.
 */
final class HostRoot implements Root {
  /** Most names of one folder: more are cut, so that a hostile folder costs no memory. */
  private static final int MAX_NAMES = 20_000;

  private final Path base;
  private final TreeMeta meta;
  private final LinkWalk walk = new LinkWalk(this::lstatReal);
  private final Map<String, Optional<Stat>> stats = new HashMap<>();
  private Optional<Accounts> accounts = Optional.empty();

  private HostRoot(Path base, TreeMeta meta) {
    this.base = base;
    this.meta = meta;
  }

  /** The running machine. */
  static HostRoot live() {
    return new HostRoot(Path.of("/"), TreeMeta.NONE);
  }

  /** A folder, and {@code FOLDER.meta} where it lies beside. */
  static HostRoot tree(Path folder) throws IOException {
    Path base = folder.toRealPath();
    return new HostRoot(base, TreeMeta.beside(base));
  }

  @Override
  public Optional<Stat> lstat(String path) {
    return walk.parent(path).flatMap(this::lstatReal);
  }

  @Override
  public Optional<Stat> stat(String path) {
    return walk.resolve(path) instanceof LinkWalk.Found(String real)
        ? lstatReal(real)
        : Optional.empty();
  }

  @Override
  public Opened open(String path, int maxBytes) {
    return switch (walk.resolve(path)) {
      case LinkWalk.Nothing() -> new Opened.Missing();
      case LinkWalk.Broken(Code code, String message) -> new Opened.Refused(code, message);
      case LinkWalk.Found(String real) ->
          lstatReal(real)
              .map(stat -> read(path, real, stat, maxBytes))
              .orElseGet(Opened.Missing::new);
    };
  }

  private Opened read(String path, String real, Stat stat, int maxBytes) {
    if (!stat.isFile()) {
      return new Opened.Refused(Code.NOT_REGULAR, "is a " + stat.kind().words());
    }
    if (NeverRead.matches(real)) {
      return new Opened.Refused(Code.DENIED, "is never read: it holds keys or passwords");
    }
    if (stat.size() > maxBytes) {
      return new Opened.Refused(
          Code.TOO_LARGE, "is larger than " + maxBytes / 1024 / 1024 + " MiB");
    }
    byte[] bytes;
    // One byte more than the limit: a file may grow, and those of /proc say they are empty.
    try (InputStream in = Files.newInputStream(onDisk(real), LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(maxBytes + 1);
    } catch (AccessDeniedException _) {
      return new Opened.Refused(Code.DENIED, "may not be read");
    } catch (IOException _) {
      return new Opened.Refused(Code.UNREADABLE, "can't be read");
    }
    if (bytes.length > maxBytes) {
      return new Opened.Refused(
          Code.TOO_LARGE, "is larger than " + maxBytes / 1024 / 1024 + " MiB");
    }
    Bytes content = Bytes.of(bytes);
    if (content.isBinary() && !real.startsWith("/proc/")) {
      return new Opened.Refused(Code.BINARY, "holds a NUL byte");
    }
    Optional<String> link = lstat(path).flatMap(Stat::target);
    HostFile file =
        new HostFile(
            path,
            stat.octalMode(),
            stat.owner(),
            stat.group(),
            link,
            Optional.of(content),
            Optional.empty(),
            Optional.empty(),
            false);
    return new Opened.Read(file, content, stat);
  }

  @Override
  public Optional<List<String>> list(String folder) {
    if (!(walk.resolve(folder) instanceof LinkWalk.Found(String real))
        || lstatReal(real).filter(Stat::isFolder).isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>(Utf8.ORDER);
    names.addAll(meta.names(real));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(onDisk(real))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (names.size() < MAX_NAMES && !meta.hides(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException _) {
      // A folder that only .meta tells of: git keeps no empty ones.
      return Optional.of(List.copyOf(names));
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
    }
    return Optional.of(List.copyOf(names));
  }

  /** What stands at a path without links in its folders. */
  private Optional<Stat> lstatReal(String real) {
    Optional<Stat> known = stats.get(real);
    if (known == null) {
      // Not computeIfAbsent: looking may read the accounts, which looks too.
      known = look(real);
      stats.put(real, known);
    }
    return known;
  }

  private Optional<Stat> look(String real) {
    Optional<Stat> told = meta.stat(real, this::accounts);
    if (told.isPresent()) {
      return told.map(stat -> stat.isFile() ? withSize(stat, real) : stat);
    }
    try {
      Map<String, Object> unix =
          Files.readAttributes(onDisk(real), "unix:*", LinkOption.NOFOLLOW_LINKS);
      Stat stat = stat(unix, real);
      return Optional.of(meta.guess(real, stat, this::accounts));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Stat withSize(Stat told, String real) {
    try {
      long size = Files.size(onDisk(real));
      return new Stat(
          told.kind(),
          told.mode(),
          told.owner(),
          told.group(),
          told.uid(),
          told.gid(),
          told.links(),
          size,
          told.target());
    } catch (IOException _) {
      return told;
    }
  }

  private Stat stat(Map<String, Object> unix, String real) throws IOException {
    int mode = (Integer) unix.get("mode");
    int uid = (Integer) unix.get("uid");
    int gid = (Integer) unix.get("gid");
    Stat.Kind kind = kind(mode);
    Optional<String> target =
        kind == Stat.Kind.LINK
            ? Optional.of(Files.readSymbolicLink(onDisk(real)).toString())
            : Optional.empty();
    return new Stat(
        kind,
        mode & 07777,
        accountName(real, uid, true),
        accountName(real, gid, false),
        uid,
        gid,
        (Integer) unix.get("nlink"),
        (Long) unix.get("size"),
        target);
  }

  private static Stat.Kind kind(int mode) {
    return switch (mode & 0170000) {
      case 0040000 -> Stat.Kind.FOLDER;
      case 0120000 -> Stat.Kind.LINK;
      case 0010000 -> Stat.Kind.FIFO;
      case 0140000 -> Stat.Kind.SOCKET;
      case 0020000 -> Stat.Kind.CHARACTER_DEVICE;
      case 0060000 -> Stat.Kind.BLOCK_DEVICE;
      default -> Stat.Kind.FILE;
    };
  }

  /** Names by the tree's own accounts; while those are being read, the number stands in. */
  private String accountName(String real, int id, boolean user) {
    if (real.equals("/")
        || real.startsWith("/etc/passwd")
        || real.startsWith("/etc/group")
        || real.equals("/etc")) {
      return id == 0 ? "root" : String.valueOf(id);
    }
    return user ? accounts().userName(id) : accounts().groupName(id);
  }

  private Accounts accounts() {
    if (accounts.isEmpty()) {
      accounts = Optional.of(new Accounts(Map.of(), Map.of()));
      accounts = Optional.of(Accounts.of(this));
      stats.clear();
    }
    return accounts.get();
  }

  private Path onDisk(String real) {
    return real.equals("/") ? base : base.resolve(real.substring(1));
  }
}
