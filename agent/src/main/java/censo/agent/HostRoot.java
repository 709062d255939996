package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Utf8;
import censo.source.Accounts;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import censo.source.rpm.Rpm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A tree on disk: the running machine's, or a folder read as if it were {@code /}, with the {@code
 * .meta} beside it. Links, absolute ones too, are followed by {@link LinkWalk} inside the tree
 * only.
 */
final class HostRoot implements Root {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Access access;
  private final TreeMeta meta;
  private final boolean live;
  private final Supplier<Rpm> asking;
  private final LinkWalk walk = new LinkWalk(this::lstatReal);
  private final Map<String, Optional<Stat>> stats = new HashMap<>();
  private Optional<Accounts> accounts = Optional.empty();
  private Optional<Rpm> rpm = Optional.empty();

  private HostRoot(Access access, TreeMeta meta, boolean live, Supplier<Rpm> asking) {
    this.access = access;
    this.meta = meta;
    this.live = live;
    this.asking = asking;
  }

  /** The running machine. */
  static HostRoot live() throws IOException {
    Access access = Access.below(Path.of("/"), false);
    return new HostRoot(access, TreeMeta.NONE, true, RpmProgram.OF_THE_HOST::ask);
  }

  /** A folder, and {@code FOLDER.meta} and {@code FOLDER.rpm} where they lie beside. */
  static HostRoot tree(Path folder) throws IOException {
    Path base = folder.toRealPath();
    return tree(Access.below(base, false), base);
  }

  /** Likewise, as on a kernel before 5.6. */
  static HostRoot treeByParts(Path folder) throws IOException {
    Path base = folder.toRealPath();
    return tree(Access.below(base, true), base);
  }

  private static HostRoot tree(Access access, Path base) throws IOException {
    return new HostRoot(access, TreeMeta.beside(base), false, () -> RpmProgram.printedBeside(base));
  }

  @Override
  public Set<String> unanswered() {
    return access.unanswered();
  }

  @Override
  public boolean pause() {
    if (live) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      stats.clear();
    }
    return live;
  }

  @Override
  public Rpm rpm() {
    if (rpm.isEmpty()) {
      rpm = Optional.of(asking.get());
    }
    return rpm.get();
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

  /** Where a file changes while it is read, or is replaced on the way to it, once more. */
  @Override
  public Opened open(String path, int maxBytes) {
    Opened opened = openOnce(path, maxBytes);
    boolean changed =
        switch (opened) {
          case Opened.Read read -> read.changed();
          case Opened.Refused refused -> refused.code() == Code.CHANGED_WHILE_READ;
          case Opened.Missing _ -> false;
        };
    if (!changed) {
      return opened;
    }
    stats.clear();
    return openOnce(path, maxBytes);
  }

  private Opened openOnce(String path, int maxBytes) {
    int before = access.vain();
    LinkWalk.Step step = walk.resolve(path);
    if (access.vain() > before) {
      return silent();
    }
    return switch (step) {
      case LinkWalk.Nothing() -> new Opened.Missing();
      case LinkWalk.Broken(Code code, String message) -> new Opened.Refused(code, message);
      case LinkWalk.Found(String real) ->
          lstatReal(real)
              .map(
                  stat -> refused(real, stat, maxBytes).orElseGet(() -> read(path, real, maxBytes)))
              .orElseGet(Opened.Missing::new);
    };
  }

  private static Opened silent() {
    return new Opened.Refused(Code.TOO_SLOW, "is on a file system that does not answer");
  }

  /** Why a file is not opened. */
  private static Optional<Opened> refused(String real, Stat stat, int maxBytes) {
    if (!stat.isFile()) {
      return Optional.of(new Opened.Refused(Code.NOT_REGULAR, "is a " + stat.kind().words()));
    }
    if (NeverRead.matches(real)) {
      return Optional.of(
          new Opened.Refused(Code.DENIED, "is never read: it holds keys or passwords"));
    }
    return stat.size() > maxBytes ? Optional.of(tooLarge(maxBytes)) : Optional.empty();
  }

  private static Opened tooLarge(int maxBytes) {
    return new Opened.Refused(Code.TOO_LARGE, "is larger than " + maxBytes / 1024 / 1024 + " MiB");
  }

  private Opened read(String path, String real, int maxBytes) {
    try {
      DiskTree.Content read = access.ask(real, tree -> tree.read(real, maxBytes));
      if (!read.status().isFile()) {
        // What is open now may be another thing than what stood there just before.
        return new Opened.Refused(Code.NOT_REGULAR, "is a " + kind(read.status().mode()).words());
      }
      Stat stat = stat(real, read.status(), Optional.empty());
      return read.bytes()
          .map(bytes -> read(path, real, stat, bytes, read.changed()))
          .orElseGet(() -> tooLarge(maxBytes));
    } catch (Access.Silent _) {
      return silent();
    } catch (Kernel.Refused e) {
      return switch (e.number()) {
        case Kernel.EACCES, Kernel.EPERM -> new Opened.Refused(Code.DENIED, "may not be read");
        case Kernel.ELOOP, Kernel.EXDEV, Kernel.ENOTDIR ->
            new Opened.Refused(Code.CHANGED_WHILE_READ, "is replaced while it is opened");
        default -> new Opened.Refused(Code.UNREADABLE, "can't be read");
      };
    } catch (IOException _) {
      return new Opened.Refused(Code.UNREADABLE, "can't be read");
    }
  }

  private Opened read(String path, String real, Stat stat, Bytes content, boolean changed) {
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
    return new Opened.Read(file, content, stat, changed);
  }

  @Override
  public Optional<List<String>> list(String folder) {
    if (!(walk.resolve(folder) instanceof LinkWalk.Found(String real))
        || lstatReal(real).filter(Stat::isFolder).isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>(Utf8.ORDER);
    names.addAll(meta.names(real));
    try {
      for (String name : access.ask(real, tree -> tree.names(real))) {
        if (!meta.hides(name)) {
          names.add(name);
        }
      }
    } catch (IOException _) {
      // A folder may be one that only .meta tells of: git keeps no empty ones.
      return meta.stat(real, this::accounts).isEmpty() && names.isEmpty()
          ? Optional.empty()
          : Optional.of(List.copyOf(names));
    }
    return Optional.of(List.copyOf(names));
  }

  /** What stands at a path without links in its folders. */
  private Optional<Stat> lstatReal(String real) {
    Optional<Stat> known = stats.get(real);
    // Not computeIfAbsent: looking may read the accounts, which looks too. What kept silent is
    // unknown, not absent: each source that meets it has to be told.
    if (known == null || access.isSilent(real)) {
      known = look(real);
      stats.put(real, known);
    }
    return known;
  }

  private Optional<Stat> look(String real) {
    try {
      DiskTree.Seen seen = access.ask(real, tree -> tree.see(real));
      return Optional.of(stat(real, seen.status(), seen.target()));
    } catch (IOException _) {
      return meta.stat(real, this::accounts);
    }
  }

  /** What the lines of .meta tell of a path, else what the disk does. */
  private Stat stat(String real, Kernel.Status status, Optional<String> target) {
    Optional<Stat> told = meta.stat(real, this::accounts);
    if (told.isPresent()) {
      return told.get().isFile() ? told.get().withSize(status.size()) : told.get();
    }
    Stat stat =
        new Stat(
            kind(status.mode()),
            status.mode() & 07777,
            accountName(real, status.uid(), true),
            accountName(real, status.gid(), false),
            status.uid(),
            status.gid(),
            status.links(),
            status.size(),
            target);
    return meta.guess(real, stat, this::accounts);
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
}
