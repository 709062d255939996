package censo.collector.render;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rendered files as a tree, for the parsers. The folders that they name are there too. */
final class RenderedRoot implements Root {
  private static final Pattern PATH = Pattern.compile("/(?:[^\\s\"',;:=|/]+/+)+");

  private final Map<String, String> files;
  private final Set<String> folders = new HashSet<>();

  RenderedRoot(Map<String, String> files) {
    this.files = files;
    files.forEach(
        (path, text) -> {
          add(path);
          PATH.matcher(text).results().forEach(found -> add(found.group()));
        });
  }

  private void add(String path) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }

  @Override
  public Optional<Stat> lstat(String path) {
    String text = files.get(path);
    return text != null
        ? Optional.of(stat(Stat.Kind.FILE, 0644, text.length()))
        : folders.contains(path) ? Optional.of(stat(Stat.Kind.FOLDER, 0755, 0)) : Optional.empty();
  }

  @Override
  public Optional<Stat> stat(String path) {
    return lstat(path);
  }

  private static Stat stat(Stat.Kind kind, int mode, long size) {
    return new Stat(kind, mode, "root", "root", 0, 0, 1, size, Optional.empty());
  }

  @Override
  public Opened open(String path, int maxBytes) {
    String text = files.get(path);
    if (text == null) {
      return new Opened.Missing();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > maxBytes) {
      return new Opened.Refused(Code.TOO_LARGE, "is larger than the parsers read");
    }
    HostFile file =
        new HostFile(
            path,
            "0644",
            "root",
            "root",
            Optional.empty(),
            Optional.of(Bytes.of(bytes)),
            Optional.empty(),
            Optional.empty(),
            false);
    return new Opened.Read(file, Bytes.of(bytes), stat(Stat.Kind.FILE, 0644, bytes.length));
  }

  @Override
  public Optional<List<String>> list(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    TreeSet<String> names = new TreeSet<>(Utf8.ORDER);
    for (String path : files.keySet()) {
      if (path.startsWith(prefix)) {
        String rest = path.substring(prefix.length());
        names.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
  }
}
