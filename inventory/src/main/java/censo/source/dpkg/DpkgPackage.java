package censo.source.dpkg;

import java.util.Map;

/**
 * A package as {@code /var/lib/dpkg/status} has it.
 *
 * @param installed false where only its configuration is left
 * @param ordinary false where every Debian of its kind has it: essential, or of a priority above
 *     optional
 * @param library whether it is in the section libs or oldlibs, installed for the sake of others
 * @param conffiles MD5 of each configuration file as the package shipped it, by path
 */
public record DpkgPackage(
    String name,
    String version,
    boolean installed,
    boolean ordinary,
    boolean library,
    Map<String, String> conffiles) {
  public DpkgPackage {
    conffiles = Map.copyOf(conffiles);
  }
}
