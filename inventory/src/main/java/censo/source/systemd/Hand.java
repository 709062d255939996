package censo.source.systemd;

import censo.inventory.HostFile;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Root;
import censo.source.Shipped;
import censo.source.Stat;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files of the unit search path people wrote: all below {@code /etc} and {@code /usr/local}
 * but for what a package shipped and nobody changed; of the packages' own folders those that were
 * edited or that no package knows. What stands below {@code /run} is gone at the next boot.
 */
final class Hand {
  /** snapd writes a unit for each of its images and services, and rewrites them by itself. */
  private static final Pattern WRITTEN_BY_SNAPD = Pattern.compile("snap[.-].*");

  private final Root root;
  private final Set<String> written = new HashSet<>();
  private final Set<String> addedTo = new HashSet<>();

  private Hand(Root root) {
    this.root = root;
  }

  static Hand of(Root root, Units units) {
    Hand hand = new Hand(root);
    boolean known = Shipped.isKnown(root);
    List<HostFile> files = new ArrayList<>();
    for (String path : candidates(root, units)) {
      boolean vendor = path.startsWith("/lib/") || path.startsWith("/usr/lib/");
      if (path.startsWith("/run/") || (vendor && !known)) {
        continue;
      }
      if (!vendor) {
        hand.written.add(path);
      }
      boolean link = root.lstat(path).filter(Stat::isLink).isPresent();
      if (!(vendor && link) && root.open(path) instanceof Opened.Read read) {
        files.add(read.file());
      }
    }
    Shipped shipped = Shipped.of(root, files);
    for (HostFile file : files) {
      if (shipped.mark(file).pristine()) {
        hand.written.remove(file.path());
      } else {
        hand.written.add(file.path());
      }
    }
    hand.addedTo(units);
    return hand;
  }

  private static List<String> candidates(Root root, Units units) {
    List<String> paths = new ArrayList<>();
    for (String name : units.names()) {
      if (!WRITTEN_BY_SNAPD.matcher(name).matches()) {
        units.file(name).ifPresent(paths::add);
      }
    }
    for (String folder : units.dropInFolders()) {
      for (String file : root.list(folder).orElse(List.of())) {
        paths.add(folder + "/" + file);
      }
    }
    return paths;
  }

  boolean wrote(String path) {
    return written.contains(path);
  }

  /** The unit's own file, where people wrote it. */
  Optional<String> fragment(Units units, String name) {
    return units.file(name).filter(this::wrote);
  }

  /** Whether people wrote drop-ins for this unit, by its name or by another of its names. */
  boolean addedTo(String name) {
    return addedTo.contains(name);
  }

  private void addedTo(Units units) {
    for (String folder : units.dropInFolders()) {
      boolean any =
          root.list(folder).orElse(List.of()).stream()
              .anyMatch(file -> file.endsWith(".conf") && wrote(folder + "/" + file));
      if (any) {
        addedTo.add(units.named(named(folder)));
      }
    }
  }

  /** The name whose drop-ins a folder holds. */
  static String named(String folder) {
    String name = Paths.name(folder);
    return name.substring(0, name.length() - ".d".length());
  }
}
