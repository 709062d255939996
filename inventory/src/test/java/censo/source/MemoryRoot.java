package censo.source;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.source.rpm.Rpm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A tree in memory: made file by file, or from the folder of a case and the {@code .meta} beside
 * it.
 */
public final class MemoryRoot implements Root {
  private record Node(Stat stat, Bytes bytes) {}

  private final NavigableMap<String, Node> nodes = new TreeMap<>();
  private Rpm rpm = Rpm.OF_A_TREE;

  public MemoryRoot() {
    nodes.put(
        "/",
        new Node(
            stat(Stat.Kind.FOLDER, 0755, "root", "root", 0, Optional.empty()), Bytes.ofUtf8("")));
  }

  /** A tree that begins as another, which stays as it is. */
  public MemoryRoot(MemoryRoot other) {
    nodes.putAll(other.nodes);
    rpm = other.rpm;
  }

  /** A regular file, {@code root:root 0644}; its folders come with it. */
  public MemoryRoot file(String path, String latin1) {
    return file(path, latin1, 0644, "root");
  }

  public MemoryRoot file(String path, String latin1, int mode, String owner) {
    Bytes bytes = Bytes.ofLatin1(latin1);
    return put(
        path,
        new Node(stat(Stat.Kind.FILE, mode, owner, owner, bytes.size(), Optional.empty()), bytes));
  }

  public MemoryRoot link(String path, String target) {
    return put(
        path,
        new Node(
            stat(Stat.Kind.LINK, 0777, "root", "root", 0, Optional.of(target)), Bytes.ofUtf8("")));
  }

  public MemoryRoot other(String path, Stat.Kind kind) {
    return put(
        path, new Node(stat(kind, 0644, "root", "root", 0, Optional.empty()), Bytes.ofUtf8("")));
  }

  public MemoryRoot folder(String path) {
    return put(
        path,
        new Node(
            stat(Stat.Kind.FOLDER, 0755, "root", "root", 0, Optional.empty()), Bytes.ofUtf8("")));
  }

  private MemoryRoot put(String path, Node node) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      nodes.putIfAbsent(
          path.substring(0, slash),
          new Node(
              stat(Stat.Kind.FOLDER, 0755, "root", "root", 0, Optional.empty()), Bytes.ofUtf8("")));
    }
    nodes.put(path, node);
    return this;
  }

  private static Stat stat(
      Stat.Kind kind, int mode, String owner, String group, long size, Optional<String> target) {
    int id = owner.equals("root") ? 0 : 1000;
    return new Stat(kind, mode, owner, group, id, id, 1, size, target);
  }

  /** What rpm is to say. */
  public MemoryRoot rpm(Rpm answer) {
    rpm = answer;
    return this;
  }

  @Override
  public Rpm rpm() {
    return rpm;
  }

  /**
   * Reads {@code folder} as a root, with {@code folder.meta} beside it (path, type, mode, owner,
   * group, target, links) and {@code folder.rpm}, what rpm printed.
   */
  public static MemoryRoot of(Path folder) throws IOException {
    MemoryRoot root = new MemoryRoot();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(p -> !p.equals(folder)).sorted()::iterator) {
        String name = "/" + folder.relativize(path);
        if (Files.isSymbolicLink(path)) {
          root.link(name, Files.readSymbolicLink(path).toString());
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          root.folder(name);
        } else if (!path.endsWith(".gitkeep")) {
          boolean crontab = name.startsWith("/var/spool/cron/crontabs/");
          String owner = crontab ? path.getFileName().toString() : "root";
          int mode = crontab ? 0600 : Files.isExecutable(path) ? 0755 : 0644;
          root.file(name, Bytes.of(Files.readAllBytes(path)).latin1(), mode, owner);
        }
      }
    }
    Path rpm = folder.resolveSibling(folder.getFileName() + ".rpm");
    if (Files.exists(rpm)) {
      try (InputStream printed = Files.newInputStream(rpm)) {
        root.rpm(Rpm.read(printed));
      }
    }
    Path meta = folder.resolveSibling(folder.getFileName() + ".meta");
    if (Files.exists(meta)) {
      for (String line : Files.readAllLines(meta)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          root.meta(line.split("\t", -1));
        }
      }
    }
    return root;
  }

  private void meta(String[] f) {
    String path = f[0].startsWith("/") ? f[0] : "/" + f[0];
    Stat.Kind kind =
        switch (f[1]) {
          case "f" -> Stat.Kind.FILE;
          case "d" -> Stat.Kind.FOLDER;
          case "l" -> Stat.Kind.LINK;
          case "p" -> Stat.Kind.FIFO;
          case "s" -> Stat.Kind.SOCKET;
          default -> Stat.Kind.CHARACTER_DEVICE;
        };
    Node old = nodes.get(path);
    Bytes bytes = old == null ? Bytes.ofUtf8("") : old.bytes();
    Optional<String> target =
        f.length > 5 && !f[5].isEmpty() ? Optional.of(f[5]) : Optional.empty();
    int links = f.length > 6 && f[6].matches("[0-9]+") ? Integer.parseInt(f[6]) : 1;
    int mode = f[2].isEmpty() ? 0644 : Integer.parseInt(f[2], 8);
    String owner = f.length > 3 && !f[3].isEmpty() ? f[3] : "root";
    String group = f.length > 4 && !f[4].isEmpty() ? f[4] : "root";
    put(
        path,
        new Node(
            new Stat(kind, mode, owner, group, id(owner), id(group), links, bytes.size(), target),
            bytes));
  }

  private static int id(String name) {
    return name.equals("root") ? 0 : name.matches("[0-9]+") ? Integer.parseInt(name) : 1000;
  }

  /** Every path that stands in it, folders before what is in them. */
  public Set<String> paths() {
    return Collections.unmodifiableSet(nodes.keySet());
  }

  /** The bytes of a regular file, whatever they are; none for anything else. */
  public Bytes bytes(String path) {
    return nodes.get(path).bytes();
  }

  @Override
  public Optional<Stat> lstat(String path) {
    return parent(path).map(p -> nodes.get(p)).map(Node::stat);
  }

  @Override
  public Optional<Stat> stat(String path) {
    return resolve(path) instanceof String found
        ? Optional.of(nodes.get(found).stat())
        : Optional.empty();
  }

  @Override
  public Opened open(String path, int maxBytes) {
    Optional<Stat> at = lstat(path);
    if (at.isEmpty()) {
      return new Opened.Missing();
    }
    Object found = resolve(path);
    if (!(found instanceof String real)) {
      return (Opened) found;
    }
    Node node = nodes.get(real);
    Stat stat = node.stat();
    if (!stat.isFile()) {
      return new Opened.Refused(Code.NOT_REGULAR, "is a " + stat.kind().words());
    }
    if (node.bytes().size() > maxBytes) {
      return new Opened.Refused(
          Code.TOO_LARGE, "is larger than " + maxBytes / 1024 / 1024 + " MiB");
    }
    if (node.bytes().isBinary() && !real.startsWith("/proc/")) {
      return new Opened.Refused(Code.BINARY, "holds a NUL byte");
    }
    HostFile file =
        new HostFile(
            path,
            stat.octalMode(),
            stat.owner(),
            stat.group(),
            at.get().target(),
            Optional.of(node.bytes()),
            Optional.empty(),
            Optional.empty(),
            false);
    return new Opened.Read(file, node.bytes(), stat);
  }

  @Override
  public Optional<List<String>> list(String folder) {
    if (!(resolve(folder) instanceof String real) || !nodes.get(real).stat().isFolder()) {
      return Optional.empty();
    }
    String prefix = real.equals("/") ? "/" : real + "/";
    TreeSet<String> names = new TreeSet<>(censo.inventory.Utf8.ORDER);
    for (String path : nodes.tailMap(prefix, false).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      String rest = path.substring(prefix.length());
      names.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest);
    }
    return Optional.of(List.copyOf(names));
  }

  /** The path with the links of its folders followed, the last part as it is. */
  private Optional<String> parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return Optional.of(path);
    }
    return resolve(path.substring(0, slash)) instanceof String folder
        ? Optional.of((folder.equals("/") ? "" : folder) + path.substring(slash))
        : Optional.empty();
  }

  /** The real path as a String, else why not as an Opened. */
  private Object resolve(String path) {
    Deque<String> todo = new ArrayDeque<>(List.of(path.split("/")));
    Deque<String> done = new ArrayDeque<>();
    int hops = 0;
    while (!todo.isEmpty()) {
      String part = todo.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        done.pollLast();
        continue;
      }
      done.addLast(part);
      Node node = nodes.get("/" + String.join("/", done));
      if (node == null) {
        return hops == 0
            ? new Opened.Missing()
            : new Opened.Refused(Code.LINK_DANGLING, "is a link to nothing");
      }
      if (node.stat().isLink()) {
        if (++hops > MAX_HOPS) {
          return new Opened.Refused(Code.TOO_DEEP, "takes more than 8 links");
        }
        String target = node.stat().target().orElse("");
        done.removeLast();
        if (target.startsWith("/")) {
          done.clear();
        }
        List<String> parts = new java.util.ArrayList<>(List.of(target.split("/")));
        java.util.Collections.reverse(parts);
        parts.forEach(todo::push);
      }
    }
    return done.isEmpty() ? "/" : "/" + String.join("/", done);
  }
}
