package censo.source.sysctl;

import censo.inventory.HostFile;
import censo.source.Os;
import censo.source.Root;
import censo.source.Shipped;
import java.util.Collection;

/** Tells files that are as a package shipped them from those that people wrote. */
final class Vendor {
  private final Shipped shipped;

  Vendor(Root root, Collection<HostFile> files) {
    this.shipped = Shipped.of(root, files);
  }

  /** The file with its package, where one shipped it. */
  HostFile mark(HostFile file) {
    return shipped.mark(file);
  }

  /**
   * Whether by its folder alone the file is a package's: where no sums may say it, what stands
   * below {@code /usr/lib} is taken for that. It is read, and not collected.
   */
  static boolean owns(Root root, String path) {
    return path.matches("(?:/usr)?/lib/sysctl\\.d/.*")
        && Os.of(root).isRedHat()
        && !Shipped.isKnown(root);
  }
}
