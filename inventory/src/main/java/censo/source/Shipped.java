package censo.source;

import censo.inventory.HostFile;
import censo.source.dpkg.Dpkg;
import censo.source.dpkg.DpkgFiles;
import censo.source.rpm.Rpm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which package shipped a file, and whether it still holds what it held then, by whichever package
 * manager the host has. Owner and mode are not compared: they stand beside each file.
 */
public final class Shipped {
  private final Map<String, Original> originals;

  private Shipped(Map<String, Original> originals) {
    this.originals = originals;
  }

  /** Whether anything can tell what packages shipped: else a file of the system proves nothing. */
  public static boolean isKnown(Root root) {
    return Rpm.database(root).isPresent()
        ? Rpm.of(root).isPresent()
        : root.lstat(Dpkg.STATUS).isPresent();
  }

  /** Looks up these files. */
  public static Shipped of(Root root, Collection<HostFile> files) {
    List<String> paths = files.stream().map(HostFile::path).toList();
    return new Shipped(
        Rpm.database(root).isPresent()
            ? Rpm.of(root).map(Rpm.Told::files).orElse(Map.of())
            : DpkgFiles.originals(root, paths));
  }

  /**
   * The file with its package, where one shipped it. A link inside of {@code /etc} counts as what
   * it leads to: packages make those for their own files. One that leads elsewhere is somebody's
   * doing.
   */
  public HostFile mark(HostFile file) {
    return original(file.path())
        .or(() -> target(file).flatMap(this::original))
        .map(
            original ->
                file.withPackage(original.owner(), file.content().filter(original::is).isPresent()))
        .orElse(file);
  }

  private Optional<Original> original(String path) {
    return Optional.ofNullable(originals.get(path))
        .or(() -> Optional.ofNullable(originals.get(Paths.unmerged(path))));
  }

  private static Optional<String> target(HostFile file) {
    return file.target()
        .filter(path -> file.path().startsWith("/etc/") && path.startsWith("/etc/"));
  }
}
