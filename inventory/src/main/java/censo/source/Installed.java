package censo.source;

import censo.source.dpkg.Dpkg;
import censo.source.dpkg.DpkgPackage;
import censo.source.rpm.Rpm;
import censo.source.rpm.RpmPackage;
import java.util.List;
import java.util.Optional;

/** What the package manager of a host says is installed, whichever it is. */
public final class Installed {
  private Installed() {}

  /** The version of a package, in that manager's own form. */
  public static Optional<String> version(Root root, String name) {
    return Rpm.database(root).isPresent()
        ? Rpm.of(root).stream()
            .flatMap(told -> told.packages().stream())
            .filter(p -> p.name().equals(name))
            .map(RpmPackage::version)
            .findFirst()
        : Dpkg.packages(root).stream()
            .flatMap(List::stream)
            .filter(p -> p.name().equals(name) && p.installed())
            .map(DpkgPackage::version)
            .findFirst();
  }
}
